// SPDX-License-Identifier: Apache-2.0
// Signals that tell the script to end, for waits that block: Node tells of signals only when its
// event loop turns.
#pragma once

#include <atomic>
#include <vector>

namespace polymuse {

// Takes note of these signals from now on, and passes each on to who has handled it before. The
// second one ends the process as if nobody handled it: whoever sends two does not want to wait.
void CatchSignals(const std::vector<int>& signals);

// The first signal that has come and was not taken; 0 if there is none.
int TakeSignal();

// Whether there is one to be taken.
bool HasSignal();

}  // namespace polymuse
