/** A longer query finds nothing; a paste of a megabyte is not kept. */
export const LONGEST_QUERY = 200;
