// SPDX-License-Identifier: Apache-2.0
#include "signals.h"

#include <signal.h>

#include "engine.h"

namespace polymuse {
namespace {

std::atomic<int> caught{0};
std::atomic<int> count{0};
struct sigaction handled_before[NSIG];

// Runs on any thread, at any point: it may call only async-signal-safe functions.
void OnSignal(int number, siginfo_t* info, void* context) {
  if (count.fetch_add(1) > 0) {
    signal(number, SIG_DFL);
    raise(number);
    return;
  }
  caught.store(number);
  Engine::Get().WakeDriver();
  const struct sigaction& before = handled_before[number];
  if (before.sa_flags & SA_SIGINFO) {
    before.sa_sigaction(number, info, context);
  } else if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) {
    before.sa_handler(number);
  }
}

}  // namespace

void CatchSignals(const std::vector<int>& signals) {
  Engine::Get();  // created here: a handler must not create it
  for (int number : signals) {
    struct sigaction action {};
    action.sa_sigaction = OnSignal;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigfillset(&action.sa_mask);
    sigaction(number, &action, &handled_before[number]);
  }
}

int TakeSignal() { return caught.exchange(0); }

bool HasSignal() { return caught.load(std::memory_order_acquire) != 0; }

}  // namespace polymuse
