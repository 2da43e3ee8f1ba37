// Adds two residues: sum = (a + b) mod 96, for a of 0..95 and b of 0..96.
`default_nettype none

module atlas_l2_add (
    input  wire [6:0] a,
    input  wire [6:0] b,
    output wire [6:0] sum
);
    // 95 + 96 = 191 needs 8 bits, and is less than 2 x 96: at most one 96 is to be taken off.
    wire [7:0] total = {1'b0, a} + {1'b0, b};
    wire [7:0] less = total - 8'd96;

    // What remains is 0..95, so the highest bit of either is 0 whenever it is chosen.
    assign sum = total >= 8'd96 ? less[6:0] : total[6:0];

    wire unused = less[7];
endmodule

`default_nettype wire
