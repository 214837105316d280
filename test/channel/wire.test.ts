import { readFileSync } from 'node:fs';
import t from 'tap';
import { axisKind, maximumAxes, messageKind, order, status } from '../../src/wire/wire.js';
import { packageRoot } from '../../src/build-directory.js';

const wireHeader = readFileSync(`${packageRoot}native-mpi/wire/wire.h`, 'utf8');
const callHeader = readFileSync(`${packageRoot}native-mpi/addon/call.h`, 'utf8');

/** The constants of an enumeration in C, by name. */
function enumeration(source: string, name: string): Record<string, number> {
  const body = new RegExp(`enum ${name}[^{]*\\{([^}]*)\\}`).exec(source)?.[1];
  if (body === undefined) throw new Error(`there is no enum ${name}`);
  const constants: Record<string, number> = {};
  let next = 0;
  for (const entry of body.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').split(',')) {
    const [constant = '', value] = entry.split('=').map((part) => part.trim());
    if (constant === '') continue;
    if (value !== undefined) next = Number(value);
    constants[constant] = next++;
  }
  return constants;
}

function definition(name: string): number {
  return Number(new RegExp(`#define ${name} (\\d+)`).exec(wireHeader)?.[1]);
}

t.test('the numbers of the wire format are the same in C and in TypeScript', (t) => {
  const kinds = enumeration(wireHeader, 'pm_kind');
  t.match(kinds, { PM_CALL: 1, PM_REPLY: 9 }, 'the header is understood');
  t.same(messageKind, {
    call: kinds['PM_CALL'],
    read: kinds['PM_READ'],
    write: kinds['PM_WRITE'],
    describe: kinds['PM_DESCRIBE'],
    getParameter: kinds['PM_GET_PARAMETER'],
    setParameter: kinds['PM_SET_PARAMETER'],
    stop: kinds['PM_STOP'],
  });

  const statuses = {
    ...enumeration(wireHeader, 'pm_status'),
    ...enumeration(callHeader, 'LocalStatus'),
  };
  t.same(status, {
    ok: statuses['PM_OK'],
    codeError: statuses['PM_CODE_ERROR'],
    notRun: statuses['PM_NOT_RUN'],
    sliceError: statuses['PM_SLICE_ERROR'],
    shapeError: statuses['PM_SHAPE_ERROR'],
    stateError: statuses['PM_STATE_ERROR'],
    protocolError: statuses['PM_PROTOCOL_ERROR'],
    workerDied: statuses['kWorkerDied'],
    launchFailed: statuses['kLaunchFailed'],
    stopped: statuses['kStopped'],
  });

  const axes = enumeration(wireHeader, 'pm_axis_kind');
  t.same(axisKind, {
    integer: axes['PM_AXIS_INTEGER'],
    slice: axes['PM_AXIS_SLICE'],
    hasStart: axes['PM_AXIS_HAS_START'],
    hasStop: axes['PM_AXIS_HAS_STOP'],
  });

  const orders = enumeration(wireHeader, 'pm_order');
  t.same(order, {
    lastAxisFastest: orders['PM_LAST_AXIS_FASTEST'],
    firstAxisFastest: orders['PM_FIRST_AXIS_FASTEST'],
  });
  t.equal(maximumAxes, definition('PM_MAX_AXES'));
  t.end();
});
