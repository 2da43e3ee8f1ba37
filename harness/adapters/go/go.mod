module atlas-l2.example

go 1.19
