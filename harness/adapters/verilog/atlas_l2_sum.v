// The sum of a region (S2, S3), its checks (S4) and its deltas (S5), 16 bytes a clock.
//
// A call is one beat or several; in_last marks its last one, and has one answer. Each beat adds in_residue and its bytes to the
// sum, or with in_subtract subtracts its bytes. A beat may have no byte: so the sum of an empty region is 0. With in_first the
// sum begins at 0, otherwise with the value that the calls before have left.
//
//   sum, check     in_first with the first beat; in_mark with the last one
//   stream         update, value: no in_first; merge: in_residue and no byte; reset, restore: in_first, in_residue and no byte
//   delta          the old bytes with in_subtract, then the new ones; in_first and in_residue, the sum before, with the first beat
//   sliding check  the first window, in_mark with its last beat; then for each step the byte that leaves with in_subtract, and
//                  the byte that enters with in_mark
//
// A beat is taken at a rising clock at which in_valid and in_ready are 1, and an answer at one at which out_valid and out_ready
// are 1. As long as answers are taken, a beat is taken at each clock, and its answer is there 4 clocks later.
`default_nettype none

module atlas_l2_sum (
    input  wire         clock,
    input  wire         reset,        // synchronous; the value becomes 0, and calls in progress are dropped

    input  wire         in_valid,
    output wire         in_ready,
    input  wire         in_first,
    input  wire         in_last,
    input  wire         in_subtract,
    input  wire         in_mark,      // the sum after this beat is to be 0
    input  wire [6:0]   in_residue,   // 0..95; more refuses the call
    input  wire [15:0]  in_enable,    // bit i: whether byte i counts
    input  wire [127:0] in_data,      // byte i is in_data[8 x i + 7 : 8 x i]

    output reg          out_valid,
    input  wire         out_ready,
    output reg          out_refused,  // INVALID: the value is the same as before the call (S1.5)
    output wire [6:0]   out_residue,  // the value after the call
    output reg          out_conserved // the sum was 0 after each marked beat
);
    // All stages move together, except while an answer waits.
    wire moves = !out_valid || out_ready;
    assign in_ready = moves;

    // Stage 1: the bytes are added in a tree. Each level needs one bit more: 16 x 255 = 4080 is less than 2^12.
    wire [127:0] bytes;
    wire [8 * 9 - 1:0] pairs;      // 0..510 each
    wire [4 * 10 - 1:0] fours;     // 0..1020
    wire [2 * 11 - 1:0] eights;    // 0..2040
    wire [11:0] sixteen;           // 0..4080
    genvar i;
    generate
        for (i = 0; i < 16; i = i + 1) begin : byte_lanes
            assign bytes[8 * i +: 8] = in_enable[i] ? in_data[8 * i +: 8] : 8'd0;
        end
        for (i = 0; i < 8; i = i + 1) begin : pair_lanes
            assign pairs[9 * i +: 9] = {1'b0, bytes[16 * i +: 8]} + {1'b0, bytes[16 * i + 8 +: 8]};
        end
        for (i = 0; i < 4; i = i + 1) begin : four_lanes
            assign fours[10 * i +: 10] = {1'b0, pairs[18 * i +: 9]} + {1'b0, pairs[18 * i + 9 +: 9]};
        end
        for (i = 0; i < 2; i = i + 1) begin : eight_lanes
            assign eights[11 * i +: 11] = {1'b0, fours[20 * i +: 10]} + {1'b0, fours[20 * i + 10 +: 10]};
        end
    endgenerate
    assign sixteen = {1'b0, eights[10:0]} + {1'b0, eights[21:11]};

    // What a beat takes along: whether it is one, and its flags. Only the first needs a reset: the others count only with it.
    reg        valid_1, first_1, last_1, subtract_1, mark_1;
    reg [6:0]  residue_1;
    reg [11:0] total_1;

    // Stage 2: the bytes are reduced to 0..95.
    wire [6:0] reduced;
    atlas_l2_residue reduce (.total(total_1), .residue(reduced));
    reg        valid_2, first_2, last_2, subtract_2, mark_2;
    reg [6:0]  residue_2, bytes_2;

    // Stage 3: in_residue is added or refused. To subtract r is to add 96 - r, which is 1..96.
    wire       bad = residue_2 > 7'd95;
    wire [6:0] change;
    atlas_l2_add with_residue (.a(bad ? 7'd0 : residue_2), .b(subtract_2 ? 7'd96 - bytes_2 : bytes_2), .sum(change));
    reg        valid_3, first_3, last_3, mark_3, bad_3;
    reg [6:0]  change_3;

    // Stage 4: the sum. It is 0..95 after every beat, so no length of a region makes it wrap.
    reg [6:0]  value;    // after the last call that was not refused
    reg [6:0]  running;  // after the last beat; the value, between calls
    reg        refused;  // a beat of this call was refused
    reg        broken;   // the sum was not 0 after a marked beat of this call
    wire [6:0] next;
    atlas_l2_add with_sum (.a(first_3 ? 7'd0 : running), .b(change_3), .sum(next));
    wire       refused_now = refused || bad_3;
    wire       broken_now = broken || (mark_3 && next != 7'd0);
    assign out_residue = value; // stays while an answer waits

    always @(posedge clock) begin
        if (moves) begin
            valid_1 <= in_valid;
            {first_1, last_1, subtract_1, mark_1} <= {in_first, in_last, in_subtract, in_mark};
            residue_1 <= in_residue;
            total_1 <= sixteen;

            valid_2 <= valid_1;
            {first_2, last_2, subtract_2, mark_2} <= {first_1, last_1, subtract_1, mark_1};
            residue_2 <= residue_1;
            bytes_2 <= reduced;

            valid_3 <= valid_2;
            {first_3, last_3, mark_3, bad_3} <= {first_2, last_2, mark_2, bad};
            change_3 <= change;

            out_valid <= valid_3 && last_3;
            if (valid_3 && last_3) begin
                out_refused <= refused_now;
                out_conserved <= !broken_now;
                refused <= 1'b0;
                broken <= 1'b0;
                running <= refused_now ? value : next;
                value <= refused_now ? value : next;
            end else if (valid_3) begin
                refused <= refused_now;
                broken <= broken_now;
                running <= next;
            end
        end
        if (reset) begin
            {valid_1, valid_2, valid_3, out_valid} <= 4'b0;
            {out_refused, out_conserved, refused, broken} <= 4'b0;
            running <= 7'd0;
            value <= 7'd0;
        end
    end
endmodule

`default_nettype wire
