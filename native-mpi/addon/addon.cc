// SPDX-License-Identifier: Apache-2.0
// The N-API bridge: what src/workers/native.ts declares. Knows neither types nor units nor
// requests; it moves control parts and typed arrays between the script and the engine.
#include <dlfcn.h>
#include <napi.h>
#include <stdlib.h>

#include <memory>
#include <string>
#include <vector>

#include "channel.h"
#include "channel_table.h"
#include "engine.h"
#include "environment.h"
#include "listener.h"
#include "mpi_world.h"
#include "signals.h"
#include "transport.h"

namespace polymuse {
namespace {

std::string Text(const Napi::Value& value) { return value.As<Napi::String>().Utf8Value(); }

std::vector<std::string> Texts(const Napi::Value& value) {
  std::vector<std::string> texts;
  auto array = value.As<Napi::Array>();
  for (uint32_t i = 0; i < array.Length(); i++) texts.push_back(Text(array.Get(i)));
  return texts;
}

uint64_t Number(const Napi::Value& value) {
  return static_cast<uint64_t>(value.As<Napi::Number>().Int64Value());
}

Channel* ChannelOf(const Napi::Value& value) { return FindChannel(Number(value)); }

// initialize(inbox, onCompleted): boolean, false if another thread drives the addon
Napi::Value Initialize(const Napi::CallbackInfo& info) {
  bool drives =
      Environment::Of(info.Env())
          .Drive(info.Env(), info[0].As<Napi::ArrayBuffer>(), info[1].As<Napi::Function>());
  return Napi::Boolean::New(info.Env(), drives);
}

// listenAt(path)
void ListenAtPath(const Napi::CallbackInfo& info) {
  Engine::Lock lock;
  try {
    ListenAt(Text(info[0]));
  } catch (const std::exception& error) {
    throw Napi::Error::New(info.Env(), error.what());
  }
}

// localAddress(host): the address at which another host reaches this one; empty if the host is
// unknown
Napi::Value LocalAddress(const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), LocalAddressTowards(Text(info[0])));
}

// open({ name, transport, token, ranks, fingerprint, startSeconds, launcherLog, addresses }):
// { channel, call, ports }
Napi::Value Open(const Napi::CallbackInfo& info) {
  auto given = info[0].As<Napi::Object>();
  ChannelOptions options;
  options.name = Text(given.Get("name"));
  options.transport = Text(given.Get("transport"));
  options.token = Text(given.Get("token"));
  options.ranks = given.Get("ranks").As<Napi::Number>().Int32Value();
  options.fingerprint = std::stoull(Text(given.Get("fingerprint")), nullptr, 16);
  options.start_seconds = given.Get("startSeconds").As<Napi::Number>().DoubleValue();
  options.launcher_log = Text(given.Get("launcherLog"));
  options.addresses = Texts(given.Get("addresses"));
  auto ports = Napi::Array::New(info.Env());
  uint64_t call = Environment::Of(info.Env()).NewCall(info.Env());
  uint64_t id;
  {
    Engine::Lock lock;
    auto channel = std::make_unique<Channel>(std::move(options), call);
    id = channel->id();
    for (int port : channel->Listen()) ports.Set(ports.Length(), port);
    AddChannel(std::move(channel));
  }
  Engine::Get().Active();
  auto result = Napi::Object::New(info.Env());
  result.Set("channel", static_cast<double>(id));
  result.Set("call", static_cast<double>(call));
  result.Set("ports", ports);
  return result;
}

Command CommandOf(const Napi::Object& given) {
  return {Texts(given.Get("command")), Texts(given.Get("environment")), Text(given.Get("output"))};
}

SpawnCommand SpawnCommandOf(const Napi::Object& given) {
  SpawnCommand command;
  command.file = Text(given.Get("file"));
  command.arguments = Texts(given.Get("arguments"));
  auto parts = given.Get("parts").As<Napi::Array>();
  for (uint32_t i = 0; i < parts.Length(); i++) {
    auto part = parts.Get(i).As<Napi::Array>();
    command.parts.push_back({Text(part.Get(0u)), part.Get(1u).As<Napi::Number>().Int32Value()});
  }
  auto pairs = given.Get("info").As<Napi::Array>();
  for (uint32_t i = 0; i < pairs.Length(); i++) {
    auto pair = Texts(pairs.Get(i));
    command.info.emplace_back(pair[0], pair[1]);
  }
  return command;
}

// start(channel, { launch: { command, environment, output }, spawn?: { file, arguments, parts:
// [host, ranks][], info: [key, value][] } })
void Start(const Napi::CallbackInfo& info) {
  auto given = info[1].As<Napi::Object>();
  StartOrder order;
  order.launch = CommandOf(given.Get("launch").As<Napi::Object>());
  if (given.Has("spawn")) order.spawn = SpawnCommandOf(given.Get("spawn").As<Napi::Object>());
  {
    Engine::Lock lock;
    Channel* channel = ChannelOf(info[0]);
    if (channel && !channel->has_ended()) channel->Start(std::move(order));
  }
  AwaitInitialization();
}

// submit(channel, kind, target, control, controlBytes, dataBytes, data?): call. `control` is an
// ArrayBuffer, which is copied. `data` is a typed array; a small one is copied, a large one must
// stay unchanged until the call has completed.
Napi::Value Submit(const Napi::CallbackInfo& info) {
  auto call = std::make_unique<Call>();
  call->header.kind = static_cast<uint16_t>(info[1].As<Napi::Number>().Uint32Value());
  call->header.target = info[2].As<Napi::Number>().Uint32Value();
  auto* control = static_cast<char*>(info[3].As<Napi::ArrayBuffer>().Data());
  call->header.control_bytes = Number(info[4]);
  call->header.data_bytes = Number(info[5]);
  call->control.assign(control, control + call->header.control_bytes);
  if (call->header.data_bytes > 0) {
    auto view = info[6].As<Napi::TypedArray>();
    auto* data = static_cast<char*>(view.ArrayBuffer().Data()) + view.ByteOffset();
    if (pm_is_eager(&call->header))
      call->control.insert(call->control.end(), data, data + call->header.data_bytes);
    else
      call->data = data;
  }
  uint64_t id;
  {
    Engine::Lock lock;
    Channel* channel = ChannelOf(info[0]);
    if (!channel) throw Napi::Error::New(info.Env(), "no such channel");
    id = call->id = Environment::Of(info.Env()).NewCall(info.Env());
    channel->Submit(std::move(call));
  }
  Engine::Get().Active();
  return Napi::Number::New(info.Env(), static_cast<double>(id));
}

// drain(): number. Puts records of completed calls into the inbox and returns how many bytes.
Napi::Value Drain(const Napi::CallbackInfo& info) {
  size_t bytes = Environment::Of(info.Env()).Drain(info.Env());
  return Napi::Number::New(info.Env(), static_cast<double>(bytes));
}

// wait(milliseconds): number. Blocks until a call has completed, and drains.
Napi::Value Wait(const Napi::CallbackInfo& info) {
  Environment::Of(info.Env()).Wait(info[0].As<Napi::Number>().DoubleValue() * 1e-3);
  return Drain(info);
}

// poll(microseconds): boolean. Looks for completed calls for that long.
Napi::Value Poll(const Napi::CallbackInfo& info) {
  bool completed = Engine::Get().Poll(info[0].As<Napi::Number>().DoubleValue() * 1e-6);
  return Napi::Boolean::New(info.Env(), completed);
}

void StopPolling(const Napi::CallbackInfo&) { Engine::Get().StopPolling(); }

Napi::Value Taken(const Napi::CallbackInfo& info, Napi::Value taken) {
  if (taken.IsNull()) throw Napi::Error::New(info.Env(), "no such call");
  return taken;
}

// takeControl(call): ArrayBuffer, a copy
Napi::Value TakeControl(const Napi::CallbackInfo& info) {
  return Taken(info, Environment::Of(info.Env()).TakeControl(info.Env(), Number(info[0])));
}

// takeData(call): ArrayBuffer, without a copy where the engine allows it
Napi::Value TakeData(const Napi::CallbackInfo& info) {
  return Taken(info, Environment::Of(info.Env()).TakeData(info.Env(), Number(info[0])));
}

// nextEpoch(channel)
void NextEpoch(const Napi::CallbackInfo& info) {
  Engine::Lock lock;
  if (Channel* channel = ChannelOf(info[0])) channel->NextEpoch();
}

// kill(channel, reason): the call that completes when the processes have ended; 0 if they have
Napi::Value Kill(const Napi::CallbackInfo& info) {
  uint64_t id = 0;
  {
    Engine::Lock lock;
    if (Channel* channel = ChannelOf(info[0])) {
      auto end = std::make_unique<Call>();
      id = end->id = Environment::Of(info.Env()).NewCall(info.Env());
      channel->Kill(Text(info[1]));
      channel->CompleteWhenGone(std::move(end));
    }
  }
  Engine::Get().Active();
  return Napi::Number::New(info.Env(), static_cast<double>(id));
}

// close(channel): removes a channel that has ended, once its processes have, too
void Close(const Napi::CallbackInfo& info) {
  Engine::Lock lock;
  Channel* channel = ChannelOf(info[0]);
  if (channel && channel->has_ended()) channel->Forget();
}

// ranks(channel): { rank, pid, host }[]
Napi::Value Ranks(const Napi::CallbackInfo& info) {
  std::vector<RankInfo> ranks;
  {
    Engine::Lock lock;
    if (Channel* channel = ChannelOf(info[0])) ranks = channel->ranks();
  }
  auto result = Napi::Array::New(info.Env(), ranks.size());
  for (size_t i = 0; i < ranks.size(); i++) {
    auto rank = Napi::Object::New(info.Env());
    rank.Set("rank", ranks[i].rank);
    rank.Set("pid", ranks[i].pid);
    rank.Set("host", ranks[i].host);
    result.Set(static_cast<uint32_t>(i), rank);
  }
  return result;
}

// mpi(): { version, library, blockedSeconds }
Napi::Value Mpi(const Napi::CallbackInfo& info) {
  auto result = Napi::Object::New(info.Env());
  result.Set("version", MpiLibraryVersion());
  result.Set("library", MpiLibraryPath());
  result.Set("blockedSeconds", BlockedFor());
  return result;
}

// setEnvironment(name, value)
void SetEnvironment(const Napi::CallbackInfo& info) {
  setenv(Text(info[0]).c_str(), Text(info[1]).c_str(), 1);
}

// catchSignals(numbers)
void CatchTheseSignals(const Napi::CallbackInfo& info) {
  std::vector<int> numbers;
  auto array = info[0].As<Napi::Array>();
  for (uint32_t i = 0; i < array.Length(); i++)
    numbers.push_back(array.Get(i).As<Napi::Number>().Int32Value());
  CatchSignals(numbers);
}

// takeSignal(): number, 0 if there is none
Napi::Value TakeCaughtSignal(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), TakeSignal());
}

// shutdown(clean): called last, when the script ends
void Shutdown(const Napi::CallbackInfo& info) {
  Environment::Of(info.Env()).StopNotifying();
  {
    Engine::Lock lock;
    StopListening();
  }
  FinalizeMpi(info[0].As<Napi::Boolean>().Value());
}

// Node unloads an addon with the last environment that has loaded it; but the engine's thread runs
// on, and MPI stays initialised.
void StayLoaded() {
  Dl_info self;
  if (dladdr(reinterpret_cast<void*>(&StayLoaded), &self))
    dlopen(self.dli_fname, RTLD_NOW | RTLD_NODELETE);
}

Napi::Object Exports(Napi::Env env, Napi::Object exports) {
  auto add = [&](const char* name, auto function) {
    exports.Set(name, Napi::Function::New(env, function, name));
  };
  add("initialize", Initialize);
  add("listenAt", ListenAtPath);
  add("localAddress", LocalAddress);
  add("open", Open);
  add("start", Start);
  add("submit", Submit);
  add("wait", Wait);
  add("poll", Poll);
  add("stopPolling", StopPolling);
  add("drain", Drain);
  add("takeControl", TakeControl);
  add("takeData", TakeData);
  add("nextEpoch", NextEpoch);
  add("kill", Kill);
  add("close", Close);
  add("ranks", Ranks);
  add("mpi", Mpi);
  add("setEnvironment", SetEnvironment);
  add("catchSignals", CatchTheseSignals);
  add("takeSignal", TakeCaughtSignal);
  add("shutdown", Shutdown);
  return exports;
}

}  // namespace
}  // namespace polymuse

namespace {
Napi::Object ExportPolymuse(Napi::Env env, Napi::Object exports) {
  polymuse::StayLoaded();
  env.SetInstanceData(new polymuse::Environment);
  return polymuse::Exports(env, exports);
}
}  // namespace

NODE_API_MODULE(polymuse, ExportPolymuse)
