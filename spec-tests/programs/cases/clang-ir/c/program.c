static int g(int a,int b){return b?g(b,a%b):a;}
int gcd(int a,int b){return g(a,b);}
double poly(double x){return ((x*2+3)*x-5)*x+7;}
