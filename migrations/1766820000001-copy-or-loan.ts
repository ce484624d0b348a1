import type { MigrationInterface, QueryRunner } from 'typeorm';
import { replaceCheck } from './beside-the-work.js';

/** A request for a copy or a loan stays one until it is supplied as one of them. */
export class CopyOrLoan1766820000001 implements MigrationInterface {
  static readonly does = 'Stores that a request is for a copy or a loan until one of them is supplied.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await replaceCheck(
      runner,
      'request',
      'request_service_type_check',
      `service_type in ('Loan', 'Copy', 'CopyOrLoan')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update request set service_type = 'Loan' where service_type = 'CopyOrLoan'`);
    await runner.query('alter table request drop constraint request_service_type_check');
    await runner.query(
      `alter table request add constraint request_service_type_check check (service_type in ('Loan', 'Copy'))`,
    );
  }
}
