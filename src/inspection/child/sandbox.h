// The walls around one hostile file.
//
// Promises: after `enter` the process can compute, read what it has open, write to it, and end; no file, no
// network, no other process can be reached, and memory and time have a bound. What is forbidden fails with
// EPERM.
#pragma once

namespace hogo::inspection {

/// Everything that needs a file must have been loaded. False where the kernel grants no walls; then nothing
/// may be read.
bool enter_sandbox();

}  // namespace hogo::inspection
