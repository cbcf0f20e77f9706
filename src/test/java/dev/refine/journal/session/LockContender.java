package dev.refine.journal.session;

import dev.refine.problem.BusyException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** A second process for the lock's tests: reads commands, one a line, and answers each with a line. */
public final class LockContender {

    private LockContender() {}

    /** {@code args[0]} is the folder of the lock. Commands: {@code acquire}, {@code release}. */
    public static void main(String[] args) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        SessionLock lock = null;
        System.out.println("ready");
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            try {
                if (command.equals("acquire")) {
                    lock = SessionLock.acquire(Path.of(args[0]), "a test");
                    System.out.println("held");
                } else {
                    lock.close();
                    System.out.println("released");
                }
            } catch (BusyException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
