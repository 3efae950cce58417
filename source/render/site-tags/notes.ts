import type {Alert, Block} from '../block.ts';
import type {Span} from '../line.ts';

/** A note as its name has it: what to call it where it has no title. */
export type NoteKind = {readonly alert: Alert; readonly label: string};

/** How urgent a note is, by what it is called. */
export const alertOf = (name: string): Alert =>
	/warn|caution|danger|error|alert|attention|critical|fail|bug|pitfall/i.test(name) ? 'warning' : 'note';

const NOTE = /(?:^|\s)(?:alert|admonition|callout|notice|note|infobox|hint|tip|warning|danger|caution)(?:[\s-]|$)/i;
const KIND = /(?:^|[\s-])(note|tip|hint|info|important|warning|caution|danger|error|success|question)(?=[\s-]|$)/gi;

/** What note the classes of an element make it; null where they make it none. */
export function noteOfClasses(classes: string): NoteKind | null {
	if (!NOTE.test(classes)) return null;
	const kind = [...classes.matchAll(KIND)].at(-1)?.[1]?.toLowerCase() ?? 'note';
	return {alert: alertOf(kind), label: kind.charAt(0).toUpperCase() + kind.slice(1)};
}

/** What stands above a note. */
export const titleParagraph = (spans: readonly Span[]): Block[] =>
	spans.some(({text}) => text.trim() !== '') ? [{kind: 'paragraph', role: 'title', spans}] : [];

/** Blocks as a note. Where it has no title of its own, a heading or a bold line that it begins with is its title. */
export function noteBlock(title: readonly Span[], {alert, label}: NoteKind, blocks: readonly Block[]): Block {
	const [first, ...others] = blocks;
	const found = title.length === 0 && first && others.length > 0 ? titleOf(first) : null;
	const words = found ?? (title.length > 0 || label === '' ? title : [{text: label}]);
	return {kind: 'quote', alert, blocks: [...titleParagraph(words), ...(found === null ? blocks : others)]};
}

function titleOf(block: Block): readonly Span[] | null {
	if (block.kind === 'heading') return block.spans;
	const isBold = block.kind === 'paragraph' && block.spans.every(({style, text}) => style?.bold || text.trim() === '');
	return isBold ? block.spans : null;
}
