/**
 * The Fortran side of an interface: a module that takes the arguments of calls, calls the author's
 * procedures, and gives their results.
 *
 * @module
 */
import {
  argumentsOf,
  elementTypeOf,
  isArrayType,
  resultsOf,
  wireResultsOf,
} from '../../src/interface/layout.js';
import { snakeCase } from '../../src/interface/names.js';
import type {
  FunctionSpecification,
  InterfaceSpecification,
  ScalarType,
  ValueType,
} from '../../src/interface/specification.js';
import { dispatchSymbol, textCapacity } from './c.js';
import { joinLines, notice, valueText, wrap, wrapList } from './text.js';

const typesInFortran: Readonly<Record<ScalarType, string>> = {
  int32: 'integer(c_int32_t)',
  int64: 'integer(c_int64_t)',
  float32: 'real(c_float)',
  float64: 'real(c_double)',
  bool: 'logical',
  string: 'character(*)',
};

/** What every standard since Fortran 90 allows. */
const mostColumns = 132;

/**
 * The module `<name>_dispatch`. It uses the author's module `<name>_functions`, whose procedures its
 * head lists.
 *
 * @param source the file that holds the specification, to be named in the first line
 *
 * @example
 * generateModule(oceanInterface, 'src/codes/ocean.ts');
 */
export function generateModule(specification: InterfaceSpecification, source: string): string {
  const name = snakeCase(specification.name);
  const functions = Object.entries(specification.functions);
  const callers = functions.flatMap(([each, value]) => [
    '',
    ...caller(name, each, value).map((line) => `  ${line}`),
  ]);
  // Compilers warn of names that are imported and not used.
  const kinds = ['c_double', 'c_float', 'c_int64_t'].filter((kind) =>
    callers.join().includes(kind),
  );
  return joinLines([
    `! ${notice(source)}`,
    '!',
    `! The code provides a module ${name}_functions with the procedures that follow. status: 0 is success,`,
    '! anything else an error code.',
    ...functions.flatMap(([each, value]) => [
      '!',
      ...promise(each, value).map((line) => `! ${line}`),
    ]),
    `module ${name}_dispatch`,
    `  use, intrinsic :: iso_c_binding, only: ${[...kinds, 'c_int32_t', 'c_ptr'].join(', ')}`,
    '  use polymuse_dispatch, only: pm_count, pm_flush_output, pm_give, pm_make_array, &',
    '      pm_return_array, pm_take',
    '  implicit none',
    '  private',
    '',
    `  !> What this worker implements: for pm_start.`,
    '  interface',
    `    type(c_ptr) function ${name}_interface() bind(c)`,
    '      import :: c_ptr',
    '    end function',
    '  end interface',
    `  public :: ${name}_interface`,
    '',
    'contains',
    '',
    `  integer(c_int32_t) function dispatch(pm_function, pm_request) bind(c, name='${dispatchSymbol(name)}')`,
    '    integer(c_int32_t), value :: pm_function',
    '    type(c_ptr), value :: pm_request',
    '    dispatch = 0',
    '    select case (pm_function)',
    ...functions.flatMap(([each, value], i) => [
      `    case (${i})`,
      `      call call_${snakeCase(each)}(${isBare(value) ? '' : 'pm_request, '}dispatch)`,
    ]),
    '    end select',
    '    call pm_flush_output()',
    '  end function',
    ...callers,
    'end module',
  ]);
}

/** What the author implements, as documentation. */
function promise(name: string, specification: FunctionSpecification): string[] {
  const taken = argumentsOf(specification).map((each) => {
    const changes = resultsOf(specification).some((result) => result.inPlace === each.name);
    return { ...each, intent: changes ? 'inout' : 'in' };
  });
  const given = resultsOf(specification)
    .filter((each) => each.inPlace === undefined)
    .map((each) => ({ ...each, intent: 'out' }));
  const all = [...taken, ...given];
  const names = [...all.map((each) => snakeCase(each.name)), 'status'];
  return [
    ...wrap(specification.description ?? '', 100),
    ...statement(`subroutine ${snakeCase(name)}(`, names),
    ...all.map((each) => {
      const shape = isArrayType(each.type) ? '(:)' : '';
      const text = valueText(each);
      const declared = `${typesInFortran[elementTypeOf(each.type)]}, intent(${each.intent}) :: ${snakeCase(each.name)}${shape}`;
      return `  ${declared}${text === '' ? '' : `  !< ${text}`}`;
    }),
    '  integer(c_int32_t), intent(out) :: status',
  ].map((line) => line.slice(0, mostColumns - 2));
}

/** The procedure that carries out a call of one function. */
function caller(module: string, name: string, specification: FunctionSpecification): string[] {
  const taken = argumentsOf(specification);
  const given = resultsOf(specification).filter((each) => each.inPlace === undefined);
  const onWire = wireResultsOf(specification);
  const variables = [
    ...taken.map((each) => snakeCase(each.name)),
    ...given.map((each) => snakeCase(each.name)),
  ];
  const call = statement('call pm_implementation(', [...variables, 'pm_status']);
  const gives = onWire
    .filter((each) => !isArrayType(each.type))
    .map((each) => `call pm_give(pm_request, ${snakeCase(each.name)})`);
  const preset = given
    .filter((each) => !isArrayType(each.type))
    .map(({ name: each, type }) => {
      const none = type === 'string' ? "''" : type === 'bool' ? '.false.' : '0';
      return `${snakeCase(each)} = ${none}`;
    });
  return [
    `subroutine call_${snakeCase(name)}(${isBare(specification) ? '' : 'pm_request, '}pm_status)`,
    ...[
      `use ${module}_functions, only: pm_implementation => ${snakeCase(name)}`,
      ...(isBare(specification) ? [] : ['type(c_ptr), intent(in) :: pm_request']),
      'integer(c_int32_t), intent(out) :: pm_status',
      ...taken.map((each) => declaration(snakeCase(each.name), each.type, ':')),
      ...given.map((each) =>
        declaration(snakeCase(each.name), each.type, String(textCapacity - 1)),
      ),
      'pm_status = 0',
      ...taken.map((each) => `call pm_take(pm_request, ${snakeCase(each.name)})`),
      ...onWire
        .filter((each) => isArrayType(each.type))
        .map((each) => {
          if (each.inPlace !== undefined)
            return `call pm_return_array(pm_request, ${snakeCase(each.inPlace)})`;
          const count = `pm_count(${snakeCase(each.length ?? '')})`;
          return `call pm_make_array(pm_request, ${snakeCase(each.name)}, ${count})`;
        }),
      ...preset,
      ...call,
      ...(gives.length > 0 ? ['if (pm_status /= 0) return', ...gives] : []),
    ].map((line) => `  ${line}`),
    'end subroutine',
  ];
}

function declaration(variable: string, type: ValueType, length: string): string {
  if (isArrayType(type)) {
    return `${typesInFortran[elementTypeOf(type)]}, pointer, contiguous :: ${variable}(:)`;
  }
  if (type !== 'string') return `${typesInFortran[type]} :: ${variable}`;
  return `character(${length})${length === ':' ? ', allocatable' : ''} :: ${variable}`;
}

/** A statement with a list of names, continued on further lines where it is too long for one. */
function statement(head: string, names: readonly string[]): string[] {
  return wrapList(names, mostColumns - 16 - head.length).map((line, i, lines) => {
    const start = i === 0 ? head : ' '.repeat(head.length);
    return `${start}${line}${i === lines.length - 1 ? ')' : ' &'}`;
  });
}

/** Whether a function takes and gives nothing. */
function isBare(specification: FunctionSpecification): boolean {
  return argumentsOf(specification).length === 0 && resultsOf(specification).length === 0;
}
