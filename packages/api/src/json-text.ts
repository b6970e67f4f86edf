/**
 * A value that the database has written as JSON already. What encodes answers for a WebSocket sends the text as it is; for
 * everything else it is the value. Only procedures whose caller has `sharesFrames` answer with one.
 */
export class JsonText<T> {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  parse(): T {
    return JSON.parse(this.text);
  }
}
