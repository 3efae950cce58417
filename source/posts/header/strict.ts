import matter from 'gray-matter';
// @ts-expect-error js-yaml 3, the copy that gray-matter brings and uses, has no types of its own.
import untypedYaml from 'js-yaml';
import {copyPlain, type Data} from './data.ts';
import {NULL} from './loose-yaml.ts';

type YamlLibrary = {
	readonly load: (source: string, options: {readonly schema: unknown; readonly json?: boolean}) => unknown;
	readonly FAILSAFE_SCHEMA: unknown;
	readonly Schema: new (definition: {
		readonly include: readonly unknown[];
		readonly implicit: readonly unknown[];
		readonly explicit: readonly unknown[];
	}) => unknown;
	readonly Type: new (
		tag: string,
		options: {
			readonly kind: 'scalar';
			resolve?(text: string | null): boolean;
			construct(text: string | null): string | null;
		},
	) => unknown;
};

/** What js-yaml throws; the mark counts lines from 0. */
export type YamlError = {readonly reason?: string; readonly mark?: {readonly line: number}};

const yaml: YamlLibrary = untypedYaml;

/**
 * All but null, tagged (`!!int 7`) or not, stays text as it was written: a date keeps its zone, `007` its zeros, `no`
 * its letters.
 */
const schema = new yaml.Schema({
	include: [yaml.FAILSAFE_SCHEMA],
	implicit: [
		new yaml.Type('tag:yaml.org,2002:null', {
			kind: 'scalar',
			resolve: text => text === null || NULL.test(text),
			construct: () => null,
		}),
	],
	explicit: ['bool', 'int', 'float', 'timestamp'].map(
		name => new yaml.Type(`tag:yaml.org,2002:${name}`, {kind: 'scalar', construct: text => text}),
	),
});

const refuse = {
	parse(): never {
		throw new Error('a header is never run');
	},
};
const engines = {
	yaml: {parse: (source: string) => yaml.load(source, {schema}) as object},
	/** A key that is there twice has its last value. */
	tolerant: {parse: (source: string) => yaml.load(source, {schema, json: true}) as object},
	javascript: refuse,
	coffee: refuse,
};

/** Null where the source holds something other than keys and values. Throws what js-yaml throws. */
export function parseYaml(source: string, {mayRepeat = false} = {}): Data | null {
	// Without options gray-matter would keep every text in a cache for ever.
	return toData(matter(`---\n${source}\n---\n`, {engines, language: mayRepeat ? 'tolerant' : 'yaml'}).data);
}

/** The same for JSON, which gray-matter would look through for comments first. Throws a SyntaxError. */
export function parseJson(source: string): Data | null {
	return toData(JSON.parse(source));
}

function toData(value: unknown): Data | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (copyPlain(value) as Data) : null;
}

/** Throws where a piece of a header is not YAML. */
export function checkYaml(source: string): void {
	yaml.load(source, {schema});
}
