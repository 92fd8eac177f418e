export type SavedFile = { name: string; body: ReadableStream };

/** A file to save. Its name is ours, so nothing of it needs quoting; nobody in between keeps it. */
export const fileAnswer = ({ name, body }: SavedFile, type: string): Response =>
  new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
    },
  });
