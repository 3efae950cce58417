// Bundles the program into dist/, split so that each way of calling it loads what it needs and no more, and lists the
// licences of what went in. The same sources make the same bytes, on any machine, in any folder.
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {build, transform} from 'esbuild';
import {libraryEdits} from './library-edits.mjs';
import {listLicenses} from './licenses.mjs';
import {packChunks} from './packs.mjs';
import {whenNeeded} from './when-needed.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const {values: given} = parseArgs({
	options: {
		/** Leaves it unminified, for a profiler. */
		readable: {type: 'boolean', default: false},
		/** A new folder to build into, without a code cache: what is published, to be looked at or compared. */
		outdir: {type: 'string'},
		/** Where to write what went into which file, by esbuild's account. */
		metafile: {type: 'string'},
	},
});
const dist = path.resolve(given.outdir ?? path.join(root, 'dist'));
if (given.outdir !== undefined && existsSync(dist)) throw new Error(`${dist} is there already`);

const minify = !given.readable;
const target = 'node20.19';
// esbuild's tables do not know that Node 20 has these, and would make each literal a new RegExp at every use.
const regexps = {'regexp-unicode-property-escapes': true, 'regexp-set-notation': true};

// Two steps, because esbuild splits only ES modules, and only CommonJS can have a code cache on Node 20.
const {metafile, outputFiles} = await build({
	absWorkingDir: root,
	entryPoints: {main: 'source/main.ts', work: 'source/work.ts'},
	outdir: dist,
	bundle: true,
	// Where packages are linked to would become a part of the names of chunks.
	preserveSymlinks: true,
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
	define: {
		'process.env.PARSER_VERSION': JSON.stringify(parserVersion()),
		'process.env.NODE_ENV': '"production"',
		'process.env.DEV': '"false"',
		'import.meta.url': 'fileUrl',
		// Libraries that would load their own data through it find another way: the bundle does not know the network.
		fetch: 'undefined',
	},
	plugins: [...libraryEdits, whenNeeded],
});
const chunks = await Promise.all(
	outputFiles.map(async ({path: file, text}) => ({
		name: path.basename(file),
		code: await toCommonJs(text),
	})),
);
const {files, index} = packChunks(chunks, metafile);
const bin = await build({
	absWorkingDir: root,
	entryPoints: ['source/cli.ts', 'source/loader.ts', 'source/worker.ts'],
	outdir: dist,
	bundle: true,
	format: 'cjs',
	platform: 'node',
	target,
	minify,
	metafile: true,
	write: false,
	logLevel: 'warning',
	define: {PACKS: JSON.stringify(index)},
});

const inputs = [metafile, bin.metafile];
const published = new Map([
	['package.json', '{"type": "commonjs"}\n'],
	['licenses.txt', listLicenses(inputs, root)],
	...bin.outputFiles.map(({path: file, text}) => [path.basename(file), text]),
	...files.map(({file, code}) => [file, code]),
]);

// Only a build that succeeded replaces the last one.
rmSync(dist, {recursive: true, force: true});
mkdirSync(dist, {recursive: true});
for (const [file, content] of published) {
	writeFileSync(path.join(dist, file), content);
	// A package keeps the modes of its files: not those that the umask of whoever builds it leads to.
	chmodSync(path.join(dist, file), file === 'cli.js' ? 0o755 : 0o644);
}
if (given.metafile !== undefined) writeFileSync(given.metafile, JSON.stringify(inputs));
if (given.outdir === undefined) {
	execFileSync(process.execPath, [path.join(root, 'scripts/write-code-cache.cjs')], {
		stdio: ['ignore', 'ignore', 'inherit'],
	});
}

/** A hash of all that decides how a post's fields are read: what was kept of another version's reading is not used. */
function parserVersion() {
	const hash = createHash('sha256');
	for (const folder of ['source/posts', 'source/text']) {
		const names = readdirSync(path.join(root, folder), {recursive: true}).map(name => name.replaceAll('\\', '/'));
		for (const name of names.sort()) if (name.endsWith('.ts')) hash.update(readFileSync(path.join(root, folder, name)));
	}
	return hash
		.update(readFileSync(path.join(root, 'package-lock.json')))
		.digest('hex')
		.slice(0, 16);
}

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
