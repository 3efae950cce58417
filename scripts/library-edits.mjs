// What is changed in packages as they are bundled, each with its reason.
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {makePatternsLate} from './when-needed.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * yoga-layout carries its wasm as a data URL, which it decodes through `fetch` (undici: 15 ms) and compiles on another
 * thread while ours has nothing else to do. Compiled at once it is ready 30 ms earlier.
 */
const yogaAtOnce = {
	name: 'yoga-at-once',
	setup(build) {
		build.onLoad({filter: /yoga-wasm-base64-esm\.js$/}, ({path: file}) => {
			const source = readFileSync(file, 'utf8');
			const [url, base64] = /"data:application\/octet-stream;base64,([^"]+)"/.exec(source) ?? [];
			const entry = 'loadYoga = loadYoga || {};';
			if (url === undefined || !source.includes(entry))
				throw new Error('yoga-layout is not what it was; see yogaAtOnce');
			const instantiate = `loadYoga.instantiateWasm = (imports, receive) => {
				const module = new WebAssembly.Module(Buffer.from("${base64}", "base64"));
				const instance = new WebAssembly.Instance(module, imports);
				receive(instance);
				return instance.exports;
			};`;
			return {contents: source.replace(url, '""').replace(entry, `${entry}\n${instantiate}`), loader: 'js'};
		});
	},
};

/** Edits a package's file as it is bundled; fails when the package is no longer what the edit was made for. */
const edit = (name, filter, replacements) => ({
	name,
	setup(build) {
		build.onLoad({filter}, ({path: file}) => {
			let contents = readFileSync(file, 'utf8');
			for (const [before, after] of replacements) {
				if (!contents.includes(before)) throw new Error(`${file} has no “${before}”; see ${name}`);
				contents = contents.replace(before, () => after);
			}
			return {contents: makePatternsLate(contents), loader: 'js', resolveDir: path.dirname(file)};
		});
	},
});

// Every emoji holds one of these characters; punctuation, box drawing and ideographs are none of them.
const MAYBE_EMOJI =
	'/[\\u203C-\\u24FF\\u25A0-\\u2BFF\\u3030\\u303D\\u3297\\u3299\\uFE0F\\u20E3\\u{1F000}-\\u{1FAFF}\\u{E0000}-\\u{E007F}]/u';

/** Segmentation data takes 7 ms to load and the set of all emoji 6 ms, and 20 ms to be asked of each quotation mark. */
const emojiWhenNeeded = edit('emoji-when-needed', /string-width[/\\]index\.js$/, [
	[
		'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
		`let emoji;\nconst maybeEmoji = ${MAYBE_EMOJI};\nconst rgiEmojiRegex = {test: text => maybeEmoji.test(text) && (emoji ??= /^\\p{RGI_Emoji}$/v).test(text)};`,
	],
	[
		'const segmenter = new Intl.Segmenter();',
		'let segments;\nconst segmenter = {segment: text => (segments ??= new Intl.Segmenter()).segment(text)};',
	],
]);

/** Of what GitHub's emoji come with only the names are used: a fifth of it. */
const namesOfEmoji = {
	name: 'names-of-emoji',
	setup(build) {
		build.onLoad({filter: /gemoji[/\\]index\.js$/}, async ({path: file}) => {
			const {gemoji} = await import(pathToFileURL(file).href);
			const names = gemoji.map(({emoji, names}) => ({emoji, names}));
			return {contents: `export const gemoji = ${JSON.stringify(names)};`, loader: 'js'};
		});
	},
};

/** One copy for all: a package of Ink's brings an older one, with emoji tables of its own. */
const oneStringWidth = {
	name: 'one-string-width',
	setup(build) {
		build.onResolve({filter: /^string-width$/}, () => ({path: path.join(root, 'node_modules/string-width/index.js')}));
	},
};

/** meow would read and normalise the package it is used in, with the licences of the world at hand (14 ms)
 * and a way to start processes (5 ms); it is given none. */
const noPackageReading = edit('no-package-reading', /meow[/\\]build[/\\]dependencies\.js$/, [
	['var normalizeExports = requireNormalize();', 'var normalizeExports = () => {};'],
	['var libExports = requireLib$1();', 'var libExports = {};'],
	["import { execFile } from 'node:child_process';", ''],
	['promisify(execFile);', ''],
]);

/**
 * js-yaml looks for a JavaScript parser, to make functions out of `!!js/function`, and gray-matter would run a header that
 * says it is JavaScript: what could is not in the bundle at all, so that no mistake of ours brings it back.
 */
const nothingEvaluated = [
	edit('nothing-evaluated', /js-yaml[/\\]lib[/\\]js-yaml[/\\]type[/\\]js[/\\]function\.js$/, [
		["esprima = _require('esprima');", 'esprima = undefined;'],
		['return new Function(params, source.slice(body[0] + 1, body[1] - 1));', 'return undefined;'],
		["return new Function(params, 'return ' + source.slice(body[0], body[1]));", 'return undefined;'],
	]),
	edit('nothing-evaluated', /gray-matter[/\\]lib[/\\]engines\.js$/, [
		['return eval(str) || {};', "throw new Error('a header is never run');"],
	]),
];

/**
 * marked-terminal's default styles and its own idea of links: all of them are replaced, so that they may be anything.
 * Whatever is read of the stand-in is the stand-in again.
 */
const defaultStylesUnused = {
	name: 'default-styles-unused',
	setup(build) {
		build.onResolve({filter: /^(?:chalk|ansi-escapes|supports-hyperlinks|ansi-regex)$/}, ({path: name, importer}) =>
			/marked-terminal/.test(importer) ? {path: name, namespace: 'default-styles-unused'} : undefined,
		);
		build.onLoad({filter: /.*/, namespace: 'default-styles-unused'}, () => ({
			contents: 'const any = new Proxy(() => any, {get: () => any}); export default any;',
		}));
	},
};

/**
 * Packages that others import and this program never reaches: Ink's development tools, and marked-terminal's tables,
 * emoji and highlighter (all languages at once), which layout of our own stands in for.
 */
const neverReached = {
	name: 'never-reached',
	setup(build) {
		build.onResolve({filter: /^(?:react-devtools-core|ws|cli-table3|cli-highlight|node-emoji)$/}, ({path: name}) => ({
			path: name,
			namespace: 'never-reached',
		}));
		build.onLoad({filter: /.*/, namespace: 'never-reached'}, ({path: name}) => ({
			contents: `const never = () => { throw new Error('${name} is not part of this bundle'); };
				export default never; export const highlight = never; export const get = never;`,
		}));
	},
};

/**
 * marked makes all of its 39 composed patterns at once (4 ms), half of which most posts never need. `new RegExp` escapes
 * slashes and line ends in `source`; inside a larger pattern that makes no difference.
 */
const patternsWhenNeeded = edit('patterns-when-needed', /marked[/\\]lib[/\\]marked\.esm\.js$/, [
	['getRegex:()=>new RegExp(t,e)', 'getRegex:()=>new PatternWhenNeeded(t,e)'],
	[
		'function ',
		`class PatternWhenNeeded {
			#made;
			constructor(source, flags) { this.source = source; this.flags = flags; }
			get #pattern() { return (this.#made ??= new RegExp(this.source, this.flags)); }
			get lastIndex() { return this.#pattern.lastIndex; }
			set lastIndex(index) { this.#pattern.lastIndex = index; }
			exec(text) { return this.#pattern.exec(text); }
			test(text) { return this.#pattern.test(text); }
			[Symbol.replace](text, replacement) { return this.#pattern[Symbol.replace](text, replacement); }
		}
		function `,
	],
]);

/** yoga-layout waits for what is ready at once (see above), and Ink for its development tools: neither may be awaited in CommonJS. */
const noTopLevelAwait = [
	edit('yoga-not-awaited', /yoga-layout[/\\]dist[/\\]src[/\\]index\.js$/, [
		[
			'const Yoga = wrapAssembly(await loadYoga());',
			'const assembly = {};\nloadYoga(assembly);\nconst Yoga = wrapAssembly(assembly);',
		],
	]),
	edit('ink-not-awaited', /ink[/\\]build[/\\]reconciler\.js$/, [
		["await import('./devtools.js');", ''],
		['await loadPackageJson()', '{}'],
	]),
];

/** Keys with Ctrl that Ink has no name for (Ctrl and Menu is one) would end the program: it looks at what the name begins with. */
const keysWithoutName = edit('keys-without-name', /ink[/\\]build[/\\]hooks[/\\]use-input\.js$/, [
	[
		'else if (keypress.ctrl) {\n                input = keypress.name;',
		"else if (keypress.ctrl) {\n                input = keypress.name ?? '';",
	],
]);

/** The tree of HTML's named characters takes 2 ms to unpack, and V8 9 ms of another processor; few posts need it. */
const namedCharactersWhenNeeded = [
	edit('named-characters-when-needed', /entities[/\\]dist[/\\]generated[/\\]decode-data-html\.js$/, [
		[
			'export const htmlDecodeTree = /* #__PURE__ */ decodeTrieDict(',
			'let tree;\nexport const htmlDecodeTree = () => tree ??= decodeTrieDict(',
		],
	]),
	edit('named-characters-when-needed', /entities[/\\]dist[/\\]decode\.js$/, [
		['const decodeTree = htmlDecodeTree;', 'const decodeTree = htmlDecodeTree();'],
	]),
	edit('named-characters-when-needed', /htmlparser2[/\\]dist[/\\]Tokenizer\.js$/, [
		['xmlMode ? xmlDecodeTree : htmlDecodeTree,', 'xmlMode ? xmlDecodeTree : htmlDecodeTree(),'],
	]),
];

/** All of them. */
export const libraryEdits = [
	yogaAtOnce,
	oneStringWidth,
	emojiWhenNeeded,
	namesOfEmoji,
	noPackageReading,
	...nothingEvaluated,
	...noTopLevelAwait,
	keysWithoutName,
	defaultStylesUnused,
	neverReached,
	patternsWhenNeeded,
	...namedCharactersWhenNeeded,
];
