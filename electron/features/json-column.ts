/** A list or record as the JSON text that its column holds. */
export function toJsonColumn(value: unknown): string {
  return JSON.stringify(value);
}

/** What a JSON column holds. The column's CHECK and the mappers are the only writers, so its form is known. */
export function fromJsonColumn<Value>(text: string): Value {
  return JSON.parse(text) as Value;
}
