/* How many clocks a sum takes, counted in the simulation. */
#ifndef CLOCKS_H
#define CLOCKS_H

#include <string>

std::string clocks(); /* in words, for people */

#endif
