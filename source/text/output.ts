import {type Clean, type CleanUrl, printable} from './sanitize.ts';

declare const written: unique symbol;

/**
 * What is written: to a terminal, a pipe or a file. Its control characters stand in this program's own source, as the literal
 * parts of `output`; all else has been through `sanitize.ts`. Every way out takes this type alone, and it is made in this
 * file alone, so that what forgets to sanitise does not compile (`test/sinks.test.ts`).
 */
export type Output = string & {readonly [written]: true};

type Part = Clean | CleanUrl | Output | number;
/** What has the type `any`, as caught errors do, would pass for everything. */
type Known<Parts extends readonly Part[]> = {
	readonly [Index in keyof Parts]: 0 extends 1 & Parts[Index] ? never : Parts[Index];
};

/** A template whose literals are written as they stand: `` output`\u001B[${row};1H${text}` ``. */
export function output<Parts extends readonly Part[]>(literals: TemplateStringsArray, ...values: Known<Parts>): Output {
	let text = literals[0] ?? '';
	for (let index = 0; index < values.length; index++) text += `${values[index]}${literals[index + 1] ?? ''}`;
	return text as Output;
}

/** The parts one after the other, with the separator between them, if there is one. */
export const joinOutput = (parts: readonly Output[], separator: Output = output``): Output =>
	parts.join(separator) as Output;

/** Without white space at the end. */
export const trimEnd = (row: Output): Output => row.trimEnd() as Output;

const TAIL = /(?: |\u001B\[[\d;]*m|\u001B\]8;;[!-~]*\u0007)+$/;

/** Without blanks at the end, also where styles and links begin or end among them. */
export const withoutLastBlanks = (row: Output): Output => row.replace(TAIL, tail => tail.replaceAll(' ', '')) as Output;

/** A sequence in pieces of at most so many characters, for what passes sequences on. */
export function inPieces(sequence: Output, length: number): readonly Output[] {
	const count = Math.ceil(sequence.length / length);
	return Array.from({length: count}, (_, index) => sequence.slice(index * length, (index + 1) * length) as Output);
}

/** Text of several lines, with tabs: all other controls are left out. */
export const linesOf = (text: string): Output =>
	joinOutput(
		text.split('\n').map(line =>
			joinOutput(
				line.split('\t').map(cell => output`${printable(cell)}`),
				output`\t`,
			),
		),
		output`\n`,
	);

// What JSON.stringify leaves as it is: DEL, the C1 controls, and what moves or hides its neighbours.
const LEFT_BY_JSON = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;

/** A value as one line of JSON, controls as escapes, so that a terminal may show it. */
export const jsonOf = (value: object): Output =>
	JSON.stringify(value).replace(
		LEFT_BY_JSON,
		character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	) as Output;

// All that `paint` makes, in Ink's words: styles and hyperlinks. Then single controls and marks of direction.
const SEQUENCE_OR_CONTROL =
	/\u001B\[[\d;]*m|\u001B\]8;;(?:(?:https?|mailto|file):[!-~]*)?\u0007|[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/**
 * A row that was painted here and comes back as a plain string: Ink takes styles apart and puts them together anew. Only
 * sequences of the kinds that `paint` makes stay in it.
 */
export const repainted = (row: string): Output =>
	row.replace(SEQUENCE_OR_CONTROL, found => (found.length > 1 ? found : '')) as Output;
