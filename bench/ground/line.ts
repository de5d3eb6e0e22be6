import net from "node:net";

export interface Line {
  post(path: string, requestId: string, body: string | Buffer, type?: string): Promise<string>;
  close(): void;
}

interface Waiting {
  readonly resolve: (text: string) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One kept connection that posts JSON and waits for the whole answer: as little as a client can cost on a machine that it shares with what it
 * measures (the client of node takes about as much of a processor as the program it asks).
 */
export function openLine(origin: string, cookie: string): Line {
  const { hostname, port, host } = new URL(origin);
  const ends = ` HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\n`;
  const socket = net.connect(Number(port), hostname);
  let heard = "";
  let waiting: Waiting | undefined;

  function hear(text: string) {
    heard += text;
    const end = heard.indexOf("\r\n\r\n");
    const length = end < 0 ? undefined : /\r\ncontent-length: (\d+)/i.exec(heard)?.[1];
    if (length === undefined || heard.length < end + 4 + Number(length)) return;
    const [answer, asked] = [heard, waiting];
    heard = "";
    waiting = undefined;
    if (answer.startsWith("HTTP/1.1 200 ")) asked?.resolve(answer.slice(end + 4));
    else asked?.reject(new Error(answer));
  }

  socket.setNoDelay(true).setEncoding("latin1");
  socket.on("data", (text) => hear(text.toString()));
  socket.on("error", (error) => waiting?.reject(error));
  socket.on("close", () => waiting?.reject(new Error("The program closed the connection")));
  return {
    post(path, requestId, body, type = "application/json") {
      const head = `POST ${path}${ends}content-type: ${type}\r\nx-request-id: ${requestId}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.cork();
        socket.write(head);
        socket.write(body);
        socket.uncork();
      });
    },
    close: () => void socket.destroy(),
  };
}
