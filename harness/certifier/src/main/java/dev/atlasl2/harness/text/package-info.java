/** Text for people: how text of others is shown, and how things are counted. */
package dev.atlasl2.harness.text;
