import { Link } from 'wouter';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { dismiss, notices } from '../shared/notices.ts';
import { useStore } from '../shared/store.ts';

/** Shows notices above the page, and reads them to users of screen readers. */
export function Notices() {
  const { common } = useMessages();
  const list = useStore(notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {list.map(({ id, text, tone, link, action }) => (
        <div key={id} className={`notice ${tone}`}>
          <Icon name={tone === 'good' ? 'check' : 'alert'} />
          <p>{text}</p>
          {action && (
            <button
              type="button"
              className="notice-action"
              onClick={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
          {link && (
            <Link href={link.to} onClick={() => dismiss(id)}>
              {link.label}
            </Link>
          )}
          <button
            type="button"
            className="icon-button"
            aria-label={common.dismiss}
            onClick={() => dismiss(id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
