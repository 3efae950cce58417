import {readJsonFile} from './json-file.ts';

export type Config<Settings> = {
	readonly settings: Partial<Settings>;
	/** What to tell the user about the file, once; or null. */
	readonly notice: string | null;
};

/**
 * The settings file: an object with the long names of the options. What is wrong in it is told and left out: an error that
 * `read` throws may have the `rest`, the settings that are right.
 */
export function readConfig<Settings>(
	file: string | null,
	read: (values: Readonly<Record<string, unknown>>) => Partial<Settings>,
): Config<Settings> {
	const {value, notice} = readJsonFile(file);
	if (value === null) return {settings: {}, notice};
	try {
		return {settings: read(value), notice};
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		const rest = error instanceof Error && 'rest' in error ? (error.rest as Partial<Settings>) : {};
		return {settings: rest, notice: `${file}: ${message}; going on without it`};
	}
}
