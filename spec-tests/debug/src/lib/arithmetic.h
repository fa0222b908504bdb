int divide(int a, int b);
