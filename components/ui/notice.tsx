import button from './button.module.css';
import styles from './notice.module.css';

interface NoticeProps {
  title: string;
  text: string;
  links: [href: string, label: string][];
  action?: { label: string; run: () => void };
}

/** A page that has only one thing to say: what happened and where to go; its links reload, so a broken page state is left behind. */
export function Notice({ title, text, links, action }: NoticeProps) {
  return (
    <main id="noi-dung" tabIndex={-1} className={styles.notice}>
      <svg viewBox="0 0 320 60" aria-hidden="true">
        <path d="M6 30H120" stroke="var(--rabbitmq)" strokeWidth="6" strokeLinecap="round" />
        <path d="M200 30H314" stroke="var(--rule)" strokeWidth="6" strokeLinecap="round" strokeDasharray="1 13" />
        <circle cx="160" cy="30" r="17" fill="var(--card)" stroke="var(--ink)" strokeWidth="6" strokeDasharray="9 7" />
      </svg>
      <h1>{title}</h1>
      <p>{text}</p>
      <div>
        {action ? (
          <button type="button" className={button.primary} onClick={action.run}>
            {action.label}
          </button>
        ) : null}
        {links.map(([href, label], index) => (
          <a key={href} className={index === 0 && !action ? button.primary : button.plain} href={href}>
            {label}
          </a>
        ))}
      </div>
    </main>
  );
}
