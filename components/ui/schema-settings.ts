import { config } from "zod";

// The content security policy forbids code made from strings, and reports every attempt.
config({ jitless: true });
