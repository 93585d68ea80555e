import type { ReactNode } from 'react';
import { Page } from './page.tsx';

/** A page with one narrow form. */
export const FormPage = ({ title, children }: { title: string; children: ReactNode }) => (
  <Page title={title} className="form-page">
    <h1>{title}</h1>
    {children}
  </Page>
);
