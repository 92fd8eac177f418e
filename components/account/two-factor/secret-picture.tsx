import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/link";
import type { Messages } from "@/lib/messages";

type SecretPictureProps = {
  setup: { qrSvg: string; secret: string; otpauthUrl?: string };
  words: Messages["twoFactor"];
};

const fourEach = /.{1,4}/g;

/** The secret, to be scanned; and as text, for where there is nothing to scan with. */
export function SecretPicture({ setup, words }: SecretPictureProps) {
  const { qrSvg, secret, otpauthUrl } = setup;
  const { setUp, codes } = words;
  return (
    <div className="mb-6">
      {/* Light in either theme, since scanners look for dark on light. */}
      <div className="w-fit rounded-control border border-line bg-[Canvas] p-2 scheme-light">
        {/* biome-ignore lint/performance/noImgElement: a data address has nothing to optimise. */}
        <img
          alt={setUp.qrCode}
          src={`data:image/svg+xml;base64,${btoa(qrSvg)}`}
          width={192}
          height={192}
          className="block size-48"
        />
      </div>
      <details className="group mt-3 text-14">
        <summary className="-ml-1 inline-flex min-h-8 items-center gap-1 rounded-control text-accent pointer-coarse:min-h-11">
          <Icon name="next" className="transition-transform group-open:rotate-90" />
          {setUp.cannotScan}
        </summary>
        <p className="mt-1 text-ink-muted">{setUp.typeSecret}</p>
        <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          {/* Gaps are drawn, not typed, so that what is selected is the secret alone. */}
          <code className="font-mono text-16 select-all">
            {[...secret.matchAll(fourEach)].map(({ index, 0: letters }) => (
              <span key={index} className="mr-2 inline-block">
                {letters}
              </span>
            ))}
          </code>
          <CopyButton text={secret} label={setUp.copySecret} words={codes} />
        </p>
        {otpauthUrl && (
          <p className="mt-2">
            <TextLink href={otpauthUrl}>{setUp.openApp}</TextLink>
          </p>
        )}
      </details>
    </div>
  );
}
