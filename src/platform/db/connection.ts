import pg from 'pg';

/**
 * A connection whose errors do not end the process. Its statements reject anyway, and pools open another connection. Without a
 * listener, the error of a connection that breaks between two statements ends the process. A pool has a listener for idle
 * connections only, and pg-boss adds one after the pool has returned the connection, which can be too late.
 */
export class Connection extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}
