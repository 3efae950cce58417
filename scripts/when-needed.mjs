// What a start of the program need not make: patterns, and modules for what is in few posts.
import {readFileSync} from 'node:fs';

const STAND_IN = 'pattern-when-needed';

/**
 * A regular expression is parsed by V8 where it is made, also if it is never used, and those of a program that knows
 * Markdown, YAML, dates and captions are hundreds: 6 ms at every start. So each constant of a module that is a pattern is made
 * when it is first used. What stands in for it until then puts the pattern itself in its place at that moment, so that no
 * later use goes a longer way. These are declarations at the beginning of a line, as the formatter writes them.
 */
const LITERAL =
	/^(export )?const (\w+)(?:: RegExp)? =\s+(\/(?![/*])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*);$/gm;
const COMPOSED = /^(export )?const (\w+)(?:: RegExp)? = (new RegExp\((?:[^\n]*|\n(?:\t[^\n]*\n)+)\));$/gm;

/**
 * Modules that are run when one of their exports is first used: parsers for headers that are not of the plainest kind, ftfy for
 * damage that is none of Western Europe's (70 kB, 3 ms), and what Node takes 1 or 2 ms to make ready.
 */
const LATE_MODULES =
	/(?:^|\/)(?:strict\.ts|toml\.ts)$|^ftfy-js(?:\/|$)|^node:(?:crypto|zlib|fs\/promises|child_process)$/;
const IMPORT = /^import \{([^}]+)\} from '([^']+)';\n/gm;

/** Edits the program's own modules as they are bundled. */
export const whenNeeded = {
	name: 'when-needed',
	setup(build) {
		build.onResolve({filter: new RegExp(`^${STAND_IN}$`)}, () => ({path: STAND_IN, namespace: STAND_IN}));
		build.onResolve({filter: /^late:/}, ({path, resolveDir}) => ({path, namespace: 'late', pluginData: resolveDir}));
		build.onLoad({filter: /.*/, namespace: 'late'}, ({path, pluginData}) => {
			const [, target, name] = path.split(':');
			return {contents: `export {${name}} from '${target}';`, resolveDir: pluginData};
		});
		build.onLoad({filter: /.*/, namespace: STAND_IN}, () => ({contents: standIn}));
		build.onLoad({filter: /[/\\]source[/\\].*\.tsx?$/}, ({path: file}) => ({
			contents: makePatternsLate(importLate(readFileSync(file, 'utf8')), ': RegExp'),
			loader: file.endsWith('x') ? 'tsx' : 'ts',
		}));
	},
};

/** A file with its patterns made late; `type` is what TypeScript must be told of them. */
export function makePatternsLate(source, type = '') {
	const late = (_, exported = '', name, pattern) =>
		`${exported}let ${name}${type} = patternWhenNeeded(() => (${name} = ${pattern}));`;
	const edited = source.replace(LITERAL, late).replace(COMPOSED, late);
	return edited === source ? source : `import {patternWhenNeeded} from '${STAND_IN}';\n${edited}`;
}

/** What is imported is asked for at each place where it is used. A name that stands for something else too is left as it is. */
function importLate(source) {
	let edited = source;
	for (const [statement, list, target] of source.matchAll(IMPORT)) {
		if (!LATE_MODULES.test(target)) continue;
		edited = edited.replace(statement, '');
		const early = [];
		for (const name of list.split(',').map(part => part.trim())) {
			const isPlain = /^\w+$/.test(name) && !new RegExp(`\\.${name}\\b|[{,]\\s*${name}\\s*[},:]`).test(edited);
			if (!isPlain) early.push(name);
			else edited = askLate(edited, name, target.startsWith('node:') ? target : `late:${target}:${name}`);
		}
		if (early.length > 0) edited = `import {${early.join(', ')}} from '${target}';\n${edited}`;
	}
	return edited;
}

function askLate(source, name, target) {
	const late = `late_${name}`;
	const used = source.replace(new RegExp(`\\b${name}\\b`, 'g'), `(${late} ??= require('${target}')).${name}`);
	return `let ${late}: any;\n${used}`;
}

const standIn = `
class Pattern {
	#make;
	#made;
	constructor(make) { this.#make = make; }
	get #pattern() { return (this.#made ??= this.#make()); }
	get source() { return this.#pattern.source; }
	get flags() { return this.#pattern.flags; }
	get lastIndex() { return this.#pattern.lastIndex; }
	set lastIndex(index) { this.#pattern.lastIndex = index; }
	exec(text) { return this.#pattern.exec(text); }
	test(text) { return this.#pattern.test(text); }
	[Symbol.match](text) { return this.#pattern[Symbol.match](text); }
	[Symbol.matchAll](text) { return this.#pattern[Symbol.matchAll](text); }
	[Symbol.replace](text, replacement) { return this.#pattern[Symbol.replace](text, replacement); }
	[Symbol.search](text) { return this.#pattern[Symbol.search](text); }
	[Symbol.split](text, limit) { return this.#pattern[Symbol.split](text, limit); }
}
export const patternWhenNeeded = make => new Pattern(make);
`;
