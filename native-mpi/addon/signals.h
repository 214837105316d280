// SPDX-License-Identifier: Apache-2.0
// Signals that ask the script to end, for blocking waits: Node delivers signals only when its
// event loop runs.
#pragma once

#include <atomic>
#include <vector>

namespace polymuse {

// Records these signals from now on, and passes each on to the previous handler. The
// second one ends the process as if there were no handler: a user who sends two does not want to
// wait.
void CatchSignals(const std::vector<int>& signals);

// The first signal that has arrived and was not taken; 0 if there is none.
int TakeSignal();

// Whether there is one to be taken.
bool HasSignal();

}  // namespace polymuse
