// Both cores, with one clock and one reset: what the simulator builds.
`default_nettype none

module atlas_l2 (
    input  wire         clock,
    input  wire         reset,

    input  wire         sum_in_valid,
    output wire         sum_in_ready,
    input  wire         sum_in_first,
    input  wire         sum_in_last,
    input  wire         sum_in_subtract,
    input  wire         sum_in_mark,
    input  wire [6:0]   sum_in_residue,
    input  wire [15:0]  sum_in_enable,
    input  wire [127:0] sum_in_data,
    output wire         sum_out_valid,
    input  wire         sum_out_ready,
    output wire         sum_out_refused,
    output wire [6:0]   sum_out_residue,
    output wire         sum_out_conserved,

    input  wire         budget_in_valid,
    output wire         budget_in_ready,
    input  wire         budget_in_last,
    input  wire [1:0]   budget_in_call,
    input  wire [6:0]   budget_in_amount,
    output wire         budget_out_valid,
    input  wire         budget_out_ready,
    output wire [2:0]   budget_out_code,
    output wire [6:0]   budget_out_available
);
    atlas_l2_sum sum (
        .clock(clock), .reset(reset), .in_valid(sum_in_valid), .in_ready(sum_in_ready), .in_first(sum_in_first),
        .in_last(sum_in_last), .in_subtract(sum_in_subtract), .in_mark(sum_in_mark), .in_residue(sum_in_residue),
        .in_enable(sum_in_enable), .in_data(sum_in_data), .out_valid(sum_out_valid), .out_ready(sum_out_ready),
        .out_refused(sum_out_refused), .out_residue(sum_out_residue), .out_conserved(sum_out_conserved)
    );
    atlas_l2_budget budget (
        .clock(clock), .reset(reset), .in_valid(budget_in_valid), .in_ready(budget_in_ready), .in_last(budget_in_last),
        .in_call(budget_in_call), .in_amount(budget_in_amount), .out_valid(budget_out_valid), .out_ready(budget_out_ready),
        .out_code(budget_out_code), .out_available(budget_out_available)
    );
endmodule

`default_nettype wire
