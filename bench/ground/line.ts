import net from "node:net";

/**
 * One kept connection that posts JSON and waits for the whole answer: as little as a client can cost on a machine that it shares with what it
 * measures (the client of node takes about as much of a processor as the program it asks).
 */
export class Line {
  readonly #socket: net.Socket;
  readonly #head: string;
  #heard = "";
  #answer: { resolve: (text: string) => void; reject: (error: Error) => void } | undefined;

  constructor(origin: string, cookie: string) {
    const { hostname, port, host } = new URL(origin);
    this.#head = ` HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\n`;
    this.#socket = net.connect(Number(port), hostname);
    this.#socket.setNoDelay(true).setEncoding("latin1");
    this.#socket.on("data", (text) => this.#hear(text as unknown as string));
    this.#socket.on("error", (error) => this.#answer?.reject(error));
    this.#socket.on("close", () => this.#answer?.reject(new Error("The program closed the connection")));
  }

  post(path: string, requestId: string, body: string | Buffer, type = "application/json"): Promise<string> {
    const head = `POST ${path}${this.#head}content-type: ${type}\r\nx-request-id: ${requestId}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
    return new Promise((resolve, reject) => {
      this.#answer = { resolve, reject };
      this.#socket.cork();
      this.#socket.write(head);
      this.#socket.write(body);
      this.#socket.uncork();
    });
  }

  #hear(text: string) {
    this.#heard += text;
    const end = this.#heard.indexOf("\r\n\r\n");
    const length = end < 0 ? undefined : /\r\ncontent-length: (\d+)/i.exec(this.#heard)?.[1];
    if (length === undefined || this.#heard.length < end + 4 + Number(length)) return;
    const [heard, answer] = [this.#heard, this.#answer];
    this.#heard = "";
    this.#answer = undefined;
    if (heard.startsWith("HTTP/1.1 200 ")) answer?.resolve(heard.slice(end + 4));
    else answer?.reject(new Error(heard));
  }

  close() {
    this.#socket.destroy();
  }
}
