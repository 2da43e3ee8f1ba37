/* How many clocks a sum takes, counted in the simulation. */
#ifndef CLOCKS_H
#define CLOCKS_H

#include <string>

/* In words, for people: one text for each size. */
std::string clocks(const char *separator);

#endif
