// SPDX-License-Identifier: Apache-2.0
/**
 * Workers in Fortran: a module that takes the arguments of calls, calls the author's procedures, and returns
 * their results. The tables for the runtime are in C.
 *
 * @module
 */
import path from 'node:path';
import { snakeCase } from '../../../src/interface/names.js';
import type {
  FunctionSpecification,
  InterfaceSpecification,
  ScalarType,
} from '../../../src/interface/specification.js';
import { joinLines, wrap, wrapList } from '../text.js';
import {
  type GivenValue,
  type Kind,
  linesOf,
  type TakenValue,
  textCapacity,
  type Values,
  valuesOf,
} from '../values.js';
import { generateHeader, generateTables, workerFileStem } from '../worker-tables.js';
import type { Target } from './target.js';

/**
 * The files of a worker in Fortran: `<name>_interface.f90` with the module `<name>_dispatch`, which uses the
 * author's module `<name>_functions` and lists in its head the procedures which that must provide; and tables
 * in C.
 */
export const fortran: Target = (specification, { directory, notice }) => {
  const stem = workerFileStem(specification);
  const file = path.join(directory, stem);
  const symbol = dispatchSymbol(snakeCase(specification.name));
  const lines = [
    `/* In ${stem}.f90. */`,
    `extern int32_t ${symbol}(int32_t function, pm_call *call);`,
  ];
  return [
    { path: `${file}.h`, contents: generateHeader(specification, notice, []) },
    { path: `${file}.c`, contents: generateTables(specification, notice, { lines, symbol }) },
    { path: `${file}.f90`, contents: generateModule(specification, notice) },
  ];
};

const typesInFortran: Readonly<Record<ScalarType, string>> = {
  int32: 'integer(c_int32_t)',
  int64: 'integer(c_int64_t)',
  float32: 'real(c_float)',
  float64: 'real(c_double)',
  bool: 'logical',
  string: 'character(*)',
};

/** The limit of all standards since Fortran 90. */
const mostColumns = 132;

/** The lines of an argument or a result in each part of the code, in the order of the parts. */
interface ValueInFortran {
  /** The declaration in the author's procedure, for documentation. */
  readonly promises?: readonly string[];
  /** Declarations of variables. */
  readonly declares?: readonly string[];
  /** Statements that take an argument from the call. */
  readonly takes?: readonly string[];
  /** Statements that lay out the memory of results, when all arguments are there. */
  readonly laysOut?: readonly string[];
  /** Statements that set variables before the author's procedure runs. */
  readonly prepares?: readonly string[];
  /** The arguments of the author's procedure. */
  readonly passes?: readonly string[];
  /** Statements that return a result, after the author's procedure. */
  readonly gives?: readonly string[];
}

const argumentsInFortran: Readonly<Record<Kind, (argument: TakenValue) => ValueInFortran>> = {
  number: ({ variable, element, text }) => ({
    promises: [promise(`${typesInFortran[element]}, intent(in) :: ${variable}`, text)],
    declares: [`${typesInFortran[element]} :: ${variable}`],
    ...takenInto(variable),
  }),
  string: ({ variable, text }) => ({
    promises: [promise(`character(*), intent(in) :: ${variable}`, text)],
    declares: [`character(:), allocatable :: ${variable}`],
    ...takenInto(variable),
  }),
  array: ({ variable, element, text, isChanged }) => {
    const intent = `intent(${isChanged ? 'inout' : 'in'})`;
    return {
      promises: [promise(`${typesInFortran[element]}, ${intent} :: ${variable}(:)`, text)],
      declares: [`${typesInFortran[element]}, pointer, contiguous :: ${variable}(:)`],
      ...takenInto(variable),
    };
  },
};

const resultsInFortran: Readonly<
  Record<GivenValue['kind'], (result: GivenValue) => ValueInFortran>
> = {
  number: ({ variable, element, text }) => ({
    promises: [promise(`${typesInFortran[element]}, intent(out) :: ${variable}`, text)],
    declares: [`${typesInFortran[element]} :: ${variable}`],
    prepares: [`${variable} = ${element === 'bool' ? '.false.' : '0'}`],
    passes: [variable],
    gives: [`call pm_give(pm_request, ${variable})`],
  }),
  string: ({ variable, text }) => ({
    promises: [promise(`character(*), intent(out) :: ${variable}`, text)],
    declares: [`character(${textCapacity - 1}) :: ${variable}`],
    prepares: [`${variable} = ''`],
    passes: [variable],
    gives: [`call pm_give(pm_request, ${variable})`],
  }),
  array: ({ variable, element, text, argument }) => {
    const count = `pm_count(${argument?.variable ?? ''})`;
    return {
      promises: [promise(`${typesInFortran[element]}, intent(out) :: ${variable}(:)`, text)],
      declares: [`${typesInFortran[element]}, pointer, contiguous :: ${variable}(:)`],
      laysOut: [`call pm_make_array(pm_request, ${variable}, ${count})`],
      passes: [variable],
    };
  },
  inPlace: ({ argument }) => ({
    laysOut: [`call pm_return_array(pm_request, ${argument?.variable ?? ''})`],
  }),
};

const argumentInFortran = (argument: TakenValue) => argumentsInFortran[argument.kind](argument);
const resultInFortran = (result: GivenValue) => resultsInFortran[result.kind](result);

/** `pm_take` is generic: the type of the variable selects the procedure. */
function takenInto(variable: string): ValueInFortran {
  return { takes: [`call pm_take(pm_request, ${variable})`], passes: [variable] };
}

function promise(declaration: string, text: string): string {
  return `  ${declaration}${text === '' ? '' : `  !< ${text}`}`;
}

/** The name by which the tables in C find the dispatch function. */
function dispatchSymbol(name: string): string {
  return `pm_dispatch_${name}`;
}

function generateModule(specification: InterfaceSpecification, notice: string): string {
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
    `! ${notice}`,
    '!',
    `! The code provides a module ${name}_functions with the following procedures. status: 0 for success,`,
    '! otherwise an error code.',
    ...functions.flatMap(([each, value]) => [
      '!',
      ...procedure(each, value).map((line) => `! ${line}`),
    ]),
    `module ${name}_dispatch`,
    `  use, intrinsic :: iso_c_binding, only: ${[...kinds, 'c_int32_t', 'c_ptr'].join(', ')}`,
    '  use polymuse_dispatch, only: pm_arguments_fail, pm_count, pm_flush_output, pm_give, &',
    '      pm_make_array, pm_return_array, pm_take',
    '  implicit none',
    '  private',
    '',
    `  !> The interface of this worker, for pm_start.`,
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
      `      call call_${snakeCase(each)}(${isBare(valuesOf(value)) ? '' : 'pm_request, '}dispatch)`,
    ]),
    '    end select',
    '    call pm_flush_output()',
    '  end function',
    ...callers,
    'end module',
  ]);
}

/** The procedure that the author implements, as documentation. */
function procedure(name: string, specification: FunctionSpecification): string[] {
  const { taken, given } = valuesOf(specification);
  const values = [...taken.map(argumentInFortran), ...given.map(resultInFortran)];
  return [
    ...wrap(specification.description ?? '', 100),
    ...statement(`subroutine ${snakeCase(name)}(`, [...linesOf(values, 'passes'), 'status']),
    ...linesOf(values, 'promises'),
    '  integer(c_int32_t), intent(out) :: status',
  ].map((line) => line.slice(0, mostColumns - 2));
}

/** The procedure that carries out a call of one function. */
function caller(module: string, name: string, specification: FunctionSpecification): string[] {
  const values = valuesOf(specification);
  const { taken, given, givenOnWire } = values;
  // Memory is laid out, and results are returned, in the order of messages.
  const onWire = givenOnWire.map(resultInFortran);
  const all = [...taken.map(argumentInFortran), ...given.map(resultInFortran)];
  const gives = linesOf(onWire, 'gives');
  return [
    `subroutine call_${snakeCase(name)}(${isBare(values) ? '' : 'pm_request, '}pm_status)`,
    ...[
      `use ${module}_functions, only: pm_implementation => ${snakeCase(name)}`,
      ...(isBare(values) ? [] : ['type(c_ptr), intent(in) :: pm_request']),
      'integer(c_int32_t), intent(out) :: pm_status',
      ...linesOf(all, 'declares'),
      'pm_status = 0',
      ...linesOf(all, 'takes'),
      ...(taken.length === 0 ? [] : ['if (pm_arguments_fail(pm_request)) return']),
      ...linesOf(onWire, 'laysOut'),
      ...linesOf(all, 'prepares'),
      ...statement('call pm_implementation(', [...linesOf(all, 'passes'), 'pm_status']),
      ...(gives.length > 0 ? ['if (pm_status /= 0) return', ...gives] : []),
    ].map((line) => `  ${line}`),
    'end subroutine',
  ];
}

/** A statement with a list of names, continued on further lines where it is too long for one. */
function statement(head: string, names: readonly string[]): string[] {
  return wrapList(names, mostColumns - 16 - head.length).map((line, i, lines) => {
    const start = i === 0 ? head : ' '.repeat(head.length);
    return `${start}${line}${i === lines.length - 1 ? ')' : ' &'}`;
  });
}

/** Whether a function has neither arguments nor results. */
function isBare({ taken, given }: Values): boolean {
  return taken.length + given.length === 0;
}
