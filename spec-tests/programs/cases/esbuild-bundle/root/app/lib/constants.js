export const PI = 3.14159;
export const E = 2.71828;
