// The budget of S10: one amount a clock. A call is one beat or several; the last one has in_last, and an answer a clock later.
`default_nettype none

module atlas_l2_budget (
    input  wire       clock,
    input  wire       reset,        // synchronous; nothing is available, and calls in progress are dropped

    input  wire       in_valid,
    output wire       in_ready,
    input  wire       in_last,
    input  wire [1:0] in_call,      // CREATE, ALLOCATE or RELEASE, the same in all beats of a call
    input  wire [6:0] in_amount,    // 0..95; more refuses the call. allocateAll has a beat for each amount, or one of 0 for none

    output reg        out_valid,
    input  wire       out_ready,
    output reg  [2:0] out_code,     // the number of S1.4
    output wire [6:0] out_available // after the call
);
    localparam [1:0] CREATE = 2'd0, ALLOCATE = 2'd1; // RELEASE is any other
    localparam [2:0] OK = 3'd0, INVALID = 3'd1, BUDGET = 3'd4;
    localparam [6:0] TOO_MUCH = 7'd96;

    wire moves = !out_valid || out_ready;
    assign in_ready = moves;

    reg [6:0] available; // 0..95
    reg [6:0] so_far;    // the amounts of this call before this beat: 0..95, or TOO_MUCH, which stays
    reg       invalid;   // an amount of this call was more than 95
    assign out_available = available;

    // 96 + 127 = 223 is less than 2^8. A total above 95 is never available, so it need not be known exactly, and cannot wrap.
    wire [7:0] sum = {1'b0, so_far} + {1'b0, in_amount};
    wire [6:0] total = sum > 8'd95 ? TOO_MUCH : sum[6:0];

    // Amounts first, then what is available (S10.3). Only ALLOCATE adds up several amounts.
    wire       invalid_now = invalid || in_amount > 7'd95;
    wire       is_invalid = invalid_now || (in_call != ALLOCATE && total == TOO_MUCH);
    wire       is_overdrawn = in_call == ALLOCATE && total > available;

    // To take n is to add 96 - n (mod 96): it is 1..96 if n was available.
    wire [6:0] changed;
    atlas_l2_add change (.a(in_call == CREATE ? 7'd0 : available), .b(in_call == ALLOCATE ? 7'd96 - total : total), .sum(changed));

    always @(posedge clock) begin
        if (moves) begin
            out_valid <= in_valid && in_last;
            if (in_valid) begin
                so_far <= in_last ? 7'd0 : total;
                invalid <= !in_last && invalid_now;
            end
            if (in_valid && in_last) begin
                out_code <= is_invalid ? INVALID : is_overdrawn ? BUDGET : OK;
                if (!is_invalid && !is_overdrawn) available <= changed;
            end
        end
        if (reset) begin
            out_valid <= 1'b0;
            out_code <= OK;
            so_far <= 7'd0;
            invalid <= 1'b0;
            available <= 7'd0;
        end
    end
endmodule

`default_nettype wire
