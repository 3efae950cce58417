import type {Book} from '../render/book.ts';
import type {Reference} from '../render/flow.ts';
import {type NumbersAt, type Spoken, speakBlocks, speakHead} from '../render/spoken.ts';
import {fold} from '../text/fold.ts';

/** A line of an article: of which section, and where the paragraph that it is of begins in that. */
export type SpokenLine<Text extends string = string> = {
	readonly text: Text;
	readonly section: number;
	readonly at: number;
};

export type SpokenPages<Text extends string = string> = {
	/** The line, or undefined behind the last. Sections are read as they are asked for. */
	readonly line: (index: number) => SpokenLine<Text> | undefined;
	/** The index of the last line that begins at or before a place; 0 where none does. */
	readonly find: (place: {readonly section: number; readonly at: number}) => number;
	/** The index of the first line at or behind one whose paragraph has these words; null where none has. */
	readonly search: (words: string, from: number) => number | null;
	/** All that links lead to, in order: the first is called 1. */
	readonly references: () => readonly (Reference & {readonly section: number})[];
	/** How much of the article stands before a line, 0 to 100. */
	readonly percent: (index: number) => number;
};

/** An article as lines for a screen reader, laid out by `lay`. */
export function speakBook<Text extends string>(book: Book, lay: (text: string) => readonly Text[]): SpokenPages<Text> {
	const lines: SpokenLine<Text>[] = [];
	/** The index of each section's first line. */
	const starts: number[] = [];
	let links = 0;
	const readOn = (): boolean => {
		const section = starts.length;
		if (section >= book.count) return false;
		starts.push(lines.length);
		const {references} = book.flow(section);
		const numbersAt = numbering(references, links);
		links += references.length;
		let at = 0;
		for (const {text, at: own} of speakSection(book, section, numbersAt)) {
			at = own ?? at;
			for (const line of lay(text)) lines.push({text: line, section, at});
		}
		return true;
	};
	const line = (index: number) => {
		while (index >= lines.length && readOn());
		return lines[index];
	};
	return {
		line,
		find({section, at}) {
			while (starts.length <= section && readOn());
			const isBefore = (one: SpokenLine) => one.section < section || (one.section === section && one.at <= at);
			const last = lines.findLastIndex(isBefore);
			// The first line of its paragraph.
			const {section: own, at: begin} = lines[last] ?? {};
			return Math.max(
				0,
				lines.findIndex(one => one.section === own && one.at === begin),
			);
		},
		search(words, from) {
			const sought = fold(words);
			for (let index = from; ; index++) {
				const found = line(index);
				if (found === undefined) return null;
				// What is sought may go on in the next line.
				const next = line(index + 1)?.text ?? '';
				const place = fold(`${found.text} ${next}`).indexOf(sought);
				if (place >= 0 && place <= fold(found.text).length) return index;
			}
		},
		references() {
			while (readOn());
			return starts.flatMap((_, section) => book.flow(section).references.map(one => ({...one, section})));
		},
		percent(index) {
			const {section = book.count} = line(index) ?? {};
			const [from = 0, to = lines.length] = [starts[section], starts[section + 1]];
			const share = section >= book.count ? 0 : (index - from) / Math.max(1, to - from);
			return Math.min(100, Math.floor(((section + share) * 100) / book.count));
		},
	};
}

function speakSection(book: Book, section: number, numbersAt: NumbersAt): readonly Spoken[] {
	const {head, blocks} = book.leaf(section);
	return [...(head === null ? [] : speakHead(head, numbersAt)), ...speakBlocks(blocks, numbersAt)];
}

function numbering(references: readonly Reference[], before: number): NumbersAt {
	const numbers = new Map<number, number[]>();
	for (const [index, {at}] of references.entries()) numbers.set(at, [...(numbers.get(at) ?? []), before + index + 1]);
	// A place that was told is not told again: an image's spans may begin where its words do.
	return at => {
		const found = numbers.get(at) ?? [];
		numbers.delete(at);
		return found;
	};
}
