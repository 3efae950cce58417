// The licences of what is in the bundle, as they are published with it.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';

/** Licences, by their SPDX names, that ask for no more than to be told of: what has another one is not bundled. */
export const ALLOWED = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT'];

/** Texts that packages refer to and leave out: by the name of the package, or of its licence. */
const OWN_TEXTS = {
	'yoga-layout': {lacks: /^$/, file: 'yoga-layout.txt'},
	'Apache-2.0': {lacks: /^(?![\s\S]*TERMS AND CONDITIONS FOR USE)/, file: 'Apache-2.0.txt'},
};

/** The folders of the packages of which code is in a bundle, by esbuild's metafiles of it. */
export function bundledPackages(metafiles) {
	const folders = new Set();
	for (const {outputs} of metafiles) {
		for (const {inputs} of Object.values(outputs)) {
			for (const [file, {bytesInOutput}] of Object.entries(inputs)) {
				const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
				if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
			}
		}
	}
	return [...folders].sort();
}

/**
 * The name, version, licence and notices of every package of which code is in the bundle.
 * @throws where one has no text, or a licence that is not allowed.
 */
export function listLicenses(metafiles, root) {
	return bundledPackages(metafiles)
		.map(folder => describePackage(path.join(root, folder), root))
		.join(`\n${'-'.repeat(72)}\n\n`);
}

function describePackage(folder, root) {
	const {name, version, license} = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
	if (!ALLOWED.includes(license)) throw new Error(`${name} has the licence ${license}: see ALLOWED in licenses.mjs`);
	const texts = readTexts(folder, /^(?:licen[cs]e|copying)(?:[.-]|$)/i);
	for (const {lacks, file} of [OWN_TEXTS[name], OWN_TEXTS[license]].filter(own => own !== undefined)) {
		if (lacks.test(texts.join('\n')))
			texts.push(readFileSync(path.join(root, 'scripts/licenses', file), 'utf8').trim());
	}
	if (texts.join('') === '') throw new Error(`${name} comes without the text of its licence`);
	// What a package was itself bundled from stands in a list beside the result.
	const more = [
		...readTexts(folder, /^notice(?:[.-]|$)/i),
		...['', 'build', 'dist'].flatMap(inner => readTexts(path.join(folder, inner), /^(?:licen[cs]es|third.?party)/i)),
	];
	return `${name} ${version} (${license})\n\n${[...texts, ...more].join('\n\n')}\n`;
}

function readTexts(folder, pattern) {
	if (!existsSync(folder)) return [];
	const names = readdirSync(folder).filter(name => pattern.test(name));
	return names.sort().map(name => readFileSync(path.join(folder, name), 'utf8').trim());
}
