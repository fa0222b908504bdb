module counter #(parameter WIDTH = 4) (input clk, input reset, input enable, output reg [WIDTH-1:0] count, output full);
  assign full = &count;
  always @(posedge clk)
    if (reset) count <= 0;
    else if (enable && !full) count <= count + 1;
endmodule

module top (input clk, input reset, input [1:0] select, output reg [3:0] value);
  wire [3:0] slow, fast;
  wire f0, f1;
  counter one (.clk(clk), .reset(reset), .enable(select[0]), .count(slow), .full(f0));
  counter #(.WIDTH(4)) two (.clk(clk), .reset(reset), .enable(1'b1), .count(fast), .full(f1));
  always @* case (select)
    2'd0: value = slow;
    2'd1: value = fast;
    2'd2: value = slow ^ fast;
    default: value = {f0, f1, 2'b00};
  endcase
endmodule
