// Bundles the program into dist/, split so that each way of calling it loads what it needs and no more, and lists the
// licences of what went in.
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, transform} from 'esbuild';
import {libraryEdits} from './library-edits.mjs';
import {packChunks} from './packs.mjs';
import {whenNeeded} from './when-needed.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');

const minify = !process.argv.includes('--readable');
const target = 'node20.19';
// esbuild's tables do not know that Node 20 has these, and would make each literal a new RegExp at every use.
const regexps = {'regexp-unicode-property-escapes': true, 'regexp-set-notation': true};

// Two steps, because esbuild splits only ES modules, and only CommonJS can have a code cache on Node 20.
const {metafile, outputFiles} = await build({
	absWorkingDir: root,
	entryPoints: {main: 'source/main.ts', work: 'source/work.ts'},
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
	define: {
		'process.env.PARSER_VERSION': JSON.stringify(parserVersion()),
		'process.env.NODE_ENV': '"production"',
		'process.env.DEV': '"false"',
		'import.meta.url': 'fileUrl',
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
	write: false,
	logLevel: 'warning',
	define: {PACKS: JSON.stringify(index)},
});

// Only a build that succeeded replaces the last one.
rmSync(dist, {recursive: true, force: true});
mkdirSync(dist);
writeFileSync(path.join(dist, 'package.json'), '{"type": "commonjs"}\n');
for (const {path: file, contents} of bin.outputFiles) writeFileSync(file, contents);
for (const {file, code} of files) writeFileSync(path.join(dist, file), code);
chmodSync(path.join(dist, 'cli.js'), 0o755);
writeFileSync(path.join(dist, 'licenses.txt'), listLicenses(metafile));
execFileSync(process.execPath, [path.join(root, 'scripts/write-code-cache.cjs')], {
	stdio: ['ignore', 'ignore', 'inherit'],
});

/** A hash of all that decides how a post's fields are read: what was kept of another version's reading is not used. */
function parserVersion() {
	const hash = createHash('sha256');
	for (const folder of ['source/posts', 'source/text']) {
		for (const name of readdirSync(path.join(root, folder), {recursive: true}).sort())
			if (name.endsWith('.ts')) hash.update(readFileSync(path.join(root, folder, name)));
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
