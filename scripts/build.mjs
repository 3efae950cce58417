// Bundles the program into dist/, split so that each way of calling it loads what it needs and no more, and lists the
// licences of what went in.
import {execFileSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build, transform} from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');

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
			return {contents, loader: 'js'};
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

/** js-yaml looks for a JavaScript parser, to make functions out of `!!js/function`: there is to be none. */
const noYamlFunctions = edit('no-yaml-functions', /js-yaml[/\\]lib[/\\]js-yaml[/\\]type[/\\]js[/\\]function\.js$/, [
	["esprima = _require('esprima');", 'esprima = undefined;'],
]);

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

const minify = !process.argv.includes('--readable');
const target = 'node20.19';
// esbuild's tables do not know that Node 20 has these, and would make each literal a new RegExp at every use.
const regexps = {'regexp-unicode-property-escapes': true, 'regexp-set-notation': true};

// Two steps, because esbuild splits only ES modules, and only CommonJS can have a code cache on Node 20.
const {metafile, outputFiles} = await build({
	absWorkingDir: root,
	entryPoints: ['source/main.ts'],
	outdir: dist,
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target,
	minify,
	supported: regexps,
	legalComments: 'none',
	metafile: true,
	write: false,
	logLevel: 'warning',
	jsx: 'automatic',
	define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"', 'import.meta.url': 'fileUrl'},
	plugins: [
		yogaAtOnce,
		oneStringWidth,
		emojiWhenNeeded,
		namesOfEmoji,
		noPackageReading,
		noYamlFunctions,
		...noTopLevelAwait,
		defaultStylesUnused,
		neverReached,
		patternsWhenNeeded,
	],
});
const chunks = await Promise.all(
	outputFiles.map(async ({path: file, text}) => ({
		file,
		code: await toCommonJs(text),
	})),
);
const bin = await build({
	absWorkingDir: root,
	entryPoints: ['source/cli.ts', 'source/loader.ts'],
	outdir: dist,
	bundle: true,
	format: 'cjs',
	platform: 'node',
	target,
	minify,
	write: false,
	logLevel: 'warning',
});

// Only a build that succeeded replaces the last one.
rmSync(dist, {recursive: true, force: true});
mkdirSync(dist);
writeFileSync(path.join(dist, 'package.json'), '{"type": "commonjs"}\n');
for (const {path: file, contents} of bin.outputFiles) writeFileSync(file, contents);
for (const {file, code} of chunks) writeFileSync(file, code);
chmodSync(path.join(dist, 'cli.js'), 0o755);
writeFileSync(path.join(dist, 'licenses.txt'), listLicenses(metafile));
execFileSync(process.execPath, [path.join(root, 'scripts/write-code-cache.cjs')], {
	stdio: ['ignore', 'ignore', 'inherit'],
});

async function toCommonJs(code) {
	const usesUrl = /\bfileUrl\b/.test(code);
	const banner = usesUrl ? "const fileUrl=require('node:url').pathToFileURL(__filename).href;" : '';
	const {code: converted} = await transform(code, {
		format: 'cjs',
		platform: 'node',
		target,
		minify,
		banner,
		supported: {'dynamic-import': false, ...regexps},
	});
	return converted;
}

/** The name, version and licence text of every package of which code is in the bundle. */
function listLicenses({outputs}) {
	const folders = new Set();
	for (const {inputs} of Object.values(outputs)) {
		for (const [file, {bytesInOutput}] of Object.entries(inputs)) {
			const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
			if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
		}
	}
	return [...folders]
		.sort()
		.map(describePackage)
		.join(`\n${'-'.repeat(72)}\n\n`);
}

function describePackage(folder) {
	const {name, version, license} = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
	const file = readdirSync(path.join(root, folder)).find(entry => /^licen[cs]e/i.test(entry));
	const text =
		file !== undefined && existsSync(path.join(root, folder, file))
			? readFileSync(path.join(root, folder, file), 'utf8')
			: '';
	return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
