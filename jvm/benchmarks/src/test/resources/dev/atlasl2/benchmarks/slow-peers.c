/* Peers that never return, as a C peer did that hashed 10 MB/s. */
#include <unistd.h>

static int hang(void) {
  for (;;) pause();
}

int atlas_peer_sum(void) { return hang(); }
int atlas_peer_adders(void) { return hang(); }
int atlas_peer_copy(void) { return hang(); }
int atlas_peer_leaves(void) { return hang(); }
const char *atlas_peer_describe(void) { return "slow"; }
