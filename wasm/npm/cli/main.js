#!/usr/bin/env node
// The command atlas-l2: npx atlas-l2 sum|check|witness|verify FILE...
import { runCommand } from './commands.js';

process.exitCode = runCommand(process.argv.slice(2));
