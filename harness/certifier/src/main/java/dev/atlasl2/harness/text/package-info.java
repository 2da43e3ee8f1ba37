/** Text for people: what may be shown of what others said, and how it is counted. */
package dev.atlasl2.harness.text;
