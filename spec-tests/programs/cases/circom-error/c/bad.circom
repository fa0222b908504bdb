pragma circom 2.0.0;

template Bad() {
    signal input a;
    signal output b;
    b <== a + undefined_name;
}

component main = Bad();
