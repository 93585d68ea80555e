import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/elements.css';
import './styles/layout.css';
import './styles/catalog.css';
import './styles/shopping.css';
import './shared/double-click.ts';
import { App } from './app.tsx';
import { loadMessages, localeFor, MessagesProvider, preferredLanguage } from './shared/messages/messages.tsx';

const language = preferredLanguage();
document.documentElement.lang = language;
const texts = { language, locale: localeFor(language), messages: await loadMessages(language) };

createRoot(document.getElementById('root')!).render(
  <MessagesProvider texts={texts}>
    <App />
  </MessagesProvider>,
);
