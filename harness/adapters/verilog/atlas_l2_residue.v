// Reduces a sum of 16 bytes mod 96, without a divider.
`default_nettype none

module atlas_l2_residue (
    input  wire [11:0] total,
    output wire [6:0]  residue
);
    // 96 = 3 x 32. So total mod 96 = 32 x ((total / 32) mod 3) + total mod 32, and total / 32 is total[11:5], 0..127.
    //
    // 4 = 1 (mod 3), so the digits of a number in base 4 have the same sum mod 3 as the number has. Those of 0..127 add up to
    // at most 1 + 3 + 3 + 3 = 10, which needs 4 bits.
    wire [3:0] digits = {3'b0, total[11]} + {2'b0, total[10:9]} + {2'b0, total[8:7]} + {2'b0, total[6:5]};

    // Again: those of 0..10 add up to at most 4 (of 7 = 13 and 10 = 22 in base 4), which needs 3 bits.
    wire [2:0] few = {1'b0, digits[3:2]} + {1'b0, digits[1:0]};

    wire [1:0] third = few == 3'd3 ? 2'd0 : few == 3'd4 ? 2'd1 : few[1:0];

    // third is 0..2, so this is at most 2 x 32 + 31 = 95.
    assign residue = {third, total[4:0]};
endmodule

`default_nettype wire
