import pg from 'pg';

/**
 * A connection whose errors do not end the process. If it breaks, its statements reject, and its pool opens another one. An error
 * event without a listener ends the process. A pool listens only to connections that are not in use, and pg-boss adds its own
 * listener after it has received a connection, which can be too late.
 */
export class Connection extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}
