// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * What the reference needs of TypeDoc beside its options: what is exported is sorted into categories by the room
 * of src/ that it comes from, so that a new name has one by itself; `@category` in its comment overrides that.
 *
 * @module
 */

import path from 'node:path';
import {
  Comment,
  CommentTag,
  Converter,
  DeclarationReflection,
  JSX,
  ReflectionKind,
} from 'typedoc';
import ts from 'typescript';
import { root } from './root.mjs';

/** The first that a source's path below src/ begins with counts. */
const categories = [
  ['codes/cumulus/cumulus.ts', 'Start a model'],
  ['codes/dales/dales.ts', 'Start a model'],
  ['codes/dales/input.ts', 'Start a model'],
  ['codes/dales/column-file.ts', 'Start a model'],
  ['codes/large-eddy/large-eddy-model.ts', 'Start a model'],
  ['codes/', 'What the models have'],
  ['code/instance.ts', 'Start a model'],
  ['code/options.ts', 'Start a model'],
  ['workers/transports/', 'Start a model'],
  ['calls/', 'Call it'],
  ['request/method.ts', 'Call it'],
  ['code/methods.ts', 'Call it'],
  ['code/', 'Write a code'],
  ['interface/', 'Write a code'],
  ['request/', 'Wait'],
  ['grid/transfer', 'Copy and remap'],
  ['grid/remapping.ts', 'Copy and remap'],
  ['remap/', 'Copy and remap'],
  ['grid/', 'Grids'],
  ['array/', 'Grids'],
  ['units/', 'Units'],
  ['workers/', 'Place'],
  ['errors.ts', 'Errors'],
];

/**
 * @param {string} file
 */
function categoryOf(file) {
  const place = path.relative(path.join(root, 'src'), file);
  return categories.find(([prefix = '']) => place.startsWith(prefix))?.[1];
}

/** @param {import('typedoc').Application} app */
export function load(app) {
  app.renderer.hooks.on('sidebar.begin', (context) =>
    JSX.createElement(
      'p',
      null,
      JSX.createElement(
        'a',
        { href: context.relativeURL('worker/index.html') },
        'Workers in C, C++ and Fortran',
      ),
    ),
  );
  app.converter.on(Converter.EVENT_BEGIN, (context) => {
    // TypeDoc has a type written down to see of which kind it is. Dimensions are computed by conditional types
    // that call themselves, and written down in full they do not end; of which kind they are is known.
    const { factory, SyntaxKind, TypeFlags } = ts;
    const any = factory.createKeywordTypeNode(SyntaxKind.AnyKeyword);
    const conditional = factory.createConditionalTypeNode(any, any, any, any);
    for (const program of context.programs) {
      const checker = program.getTypeChecker();
      const write = checker.typeToTypeNode.bind(checker);
      checker.typeToTypeNode = (type, ...rest) =>
        type.flags & TypeFlags.Conditional && !type.aliasSymbol
          ? conditional
          : write(type, ...rest);
    }
  });
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    documentSignatures(context);
    for (const reflection of declarationsIn(context)) {
      if (!reflection.parent?.kindOf(ReflectionKind.Module)) continue;
      const file = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile();
      const category = file && categoryOf(file.fileName);
      if (category === undefined) {
        app.logger.warn(`${reflection.name} has no category: setup/library/reference-plugin.mjs`);
        continue;
      }
      const comments = reflection.signatures?.map((each) => (each.comment ??= new Comment())) ?? [
        (reflection.comment ??= new Comment()),
      ];
      for (const comment of comments)
        if (!comment.getTag('@category'))
          comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: category }]));
    }
  });
}

/** @param {import('typedoc').Context} context */
function declarationsIn({ project }) {
  return Object.values(project.reflections).filter((each) => each instanceof DeclarationReflection);
}

/**
 * Gives a comment to what has one in the eyes of editors: what is set has that of what is read, a method of a code
 * that of its declaration. The fields of a result are told of by their function.
 *
 * @param {import('typedoc').Context} context
 */
function documentSignatures(context) {
  const declarations = declarationsIn(context);
  for (const { setSignature, getSignature } of declarations)
    if (setSignature && getSignature?.comment)
      setSignature.comment ??= getSignature.comment.clone();
  const interfaces = new Map(
    declarations
      .filter(({ kind }) => kind === ReflectionKind.Interface)
      .map((each) => [each.name, each]),
  );
  for (const method of declarations.filter(({ kind }) => kind === ReflectionKind.Method)) {
    const home = context.getSymbolFromReflection(method)?.declarations?.[0]?.parent;
    const declared =
      home && ts.isInterfaceDeclaration(home) ? interfaces.get(home.name.text) : undefined;
    const source = declared?.children?.find(({ name }) => name === method.name);
    const comment = method.comment ?? source?.signatures?.[0]?.comment;
    for (const each of method.signatures ?? []) {
      if (comment) each.comment ??= comment.clone();
      describeArguments(each);
    }
  }
  const fields = declarations.filter(
    (each) =>
      each.kind === ReflectionKind.Property &&
      each.parent?.kindOf(ReflectionKind.TypeLiteral) &&
      !isOfParameter(each),
  );
  context.converter.application.options.setValue(
    'intentionallyNotDocumented',
    fields.filter((each) => !each.hasComment()).map((each) => each.getFriendlyFullName()),
  );
}

/**
 * The arguments of a method that also takes requests are one list to TypeDoc: what is said of each is said of it.
 *
 * @param {import('typedoc').SignatureReflection} signature
 */
function describeArguments({ parameters, comment }) {
  const [list, ...others] = parameters ?? [];
  if (!comment || !list?.flags.isRest || others.length > 0) return;
  const tags = comment.getTags('@param').filter(({ name }) => name !== list.name);
  if (tags.length === 0) return;
  comment.blockTags = comment.blockTags.filter((tag) => !tags.includes(tag));
  list.comment = new Comment(
    tags.flatMap((tag, at) => [
      { kind: 'text', text: `${at > 0 ? '; ' : ''}\`${tag.name}\`: ` },
      ...tag.content,
    ]),
  );
}

/**
 * @param {import('typedoc').Reflection} reflection
 * @returns {boolean}
 */
function isOfParameter({ parent }) {
  return parent !== undefined && (parent.kindOf(ReflectionKind.Parameter) || isOfParameter(parent));
}
