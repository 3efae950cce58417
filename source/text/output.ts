import type {Clean, CleanUrl} from './sanitize.ts';

/**
 * What is written: to a terminal, a pipe or a file. Its control characters stand in this program's own source, as the literal
 * parts of `output`; all else has been through `sanitize.ts`. Every way out takes this type alone, and it is made in this
 * file alone, so that what forgets to sanitise does not compile (`test/text/output.test.ts`).
 */
declare const written: unique symbol;
export type Output = string & {readonly [written]: true};

type Part = Clean | CleanUrl | Output | number;

/** A template whose literals are written as they stand: `` output`\u001B[${row};1H${text}` ``. */
export function output(literals: TemplateStringsArray, ...values: readonly Part[]): Output {
	let text = literals[0] ?? '';
	for (let index = 0; index < values.length; index++) text += `${values[index]}${literals[index + 1] ?? ''}`;
	return text as Output;
}

export const joinOutput = (parts: readonly Output[], separator: Output = output``): Output =>
	parts.join(separator) as Output;
