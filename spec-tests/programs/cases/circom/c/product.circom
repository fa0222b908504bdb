pragma circom 2.0.0;

template Multiplier2() {
    signal input a;
    signal input b;
    signal output c;
    c <== a * b;
}

template Chain(n) {
    signal input in[n];
    signal output out;
    component steps[n - 1];
    for (var i = 0; i < n - 1; i++) {
        steps[i] = Multiplier2();
        steps[i].a <== i == 0 ? in[0] : steps[i - 1].c;
        steps[i].b <== in[i + 1];
    }
    out <== steps[n - 2].c;
}

component main {public [in]} = Chain(5);
